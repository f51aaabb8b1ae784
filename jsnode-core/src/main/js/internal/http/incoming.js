'use strict';

// http.IncomingMessage: the head as it came (one text until someone looks), the body as a Readable. Most requests have no
// body and most handlers do not look at the socket: both sides of the stream, its state and its socket, are made at the
// first look.

const { Readable, finished } = require('stream');
const { initEmitter } = require('internal/http/common');

const kHeaders = Symbol('kHeaders');
const kHeadersDistinct = Symbol('kHeadersDistinct');
const kHeadersCount = Symbol('kHeadersCount');
const kTrailers = Symbol('kTrailers');
const kTrailersDistinct = Symbol('kTrailersDistinct');
const kTrailersCount = Symbol('kTrailersCount');
const kRawHead = Symbol('kRawHead');
const kRawHeaders = Symbol('kRawHeaders');
const kRawTrailers = Symbol('kRawTrailers');
const kSource = Symbol('kSource');
const kAbortController = Symbol('kAbortController');
const kClosed = Symbol('kClosed');
const kOver = Symbol('kOver');
const kState = Symbol('kState');
// A net.Socket, or what gives one when asked for it (a request that came through a door).
const kTransport = Symbol('kTransport');

// What happens when a header comes twice: the first stays (0), joined with ', ' (default), '; ' (cookie), or a list.
const kFirst = 0;
const kCookie = 2;
const kList = 3;
const duplicates = new Map([
  ...['age', 'authorization', 'content-length', 'content-type', 'etag', 'expires', 'from', 'host', 'if-modified-since',
    'if-unmodified-since', 'last-modified', 'location', 'max-forwards', 'proxy-authorization', 'referer',
    'retry-after', 'server', 'user-agent'].map((name) => [name, kFirst]),
  ['cookie', kCookie],
  ['set-cookie', kList],
]);

// Lower-case names by the name that was sent.
const lowerCased = new Map();

function lower(name) {
  let known = lowerCased.get(name);
  if (known === undefined) {
    known = name.toLowerCase();
    if (lowerCased.size < 1000) {
      lowerCased.set(name, known);
    }
  }
  return known;
}

function IncomingMessage(socket) {
  initEmitter(this);
  this[kTransport] = socket;
  this[kRawHead] = '';
  this[kSource] = null;
  this.url = '';
  this.method = null;
}
Object.setPrototypeOf(IncomingMessage.prototype, Readable.prototype);
Object.setPrototypeOf(IncomingMessage, Readable);

// What every message starts with stands once, here: most messages never change most of it.
Object.assign(IncomingMessage.prototype, {
  [kState]: undefined,
  [kClosed]: false,
  [kOver]: false,
  httpVersionMajor: null,
  httpVersionMinor: null,
  httpVersion: null,
  complete: false,
  [kHeaders]: null,
  [kHeadersCount]: 0,
  [kRawTrailers]: null,
  [kTrailers]: null,
  [kTrailersCount]: 0,
  [kRawHeaders]: null,
  joinDuplicateHeaders: false,
  aborted: false,
  upgrade: null,
  statusCode: null,
  statusMessage: null,
  _consuming: false,
  _dumped: false,
});

function accessor(name, get, set) {
  Object.defineProperty(IncomingMessage.prototype, name, { __proto__: null, configurable: true, enumerable: true, get, set });
}

function socketOf(message) {
  const transport = message[kTransport];
  return transport?.asSocket === undefined ? transport : transport.asSocket();
}

for (const name of ['socket', 'client']) {
  accessor(name, function () {
    return socketOf(this);
  }, function (value) {
    this[kTransport] = value;
  });
}

function makeState(message) {
  const highWaterMark = message[kTransport]?.readableHighWaterMark;
  const state = new Readable.ReadableState({ autoDestroy: true, highWaterMark }, message, false);
  state.readingMore = true;
  if (message[kClosed]) {
    close(state);
  }
  return state;
}

function close(state) {
  state.ended = true;
  state.endEmitted = true;
  state.destroyed = true;
  state.closed = true;
  state.closeEmitted = true;
}

Object.defineProperty(IncomingMessage.prototype, '_readableState', {
  __proto__: null,
  configurable: true,
  enumerable: false,
  get() {
    if (this[kState] === undefined) {
      this[kState] = makeState(this);
      if (this[kOver]) {
        this.push(null);
      }
    }
    return this[kState];
  },
  set(value) {
    this[kState] = value;
  },
});

// Who asks only whether there is something to read needs no state.
Object.defineProperty(IncomingMessage.prototype, 'readable', {
  __proto__: null,
  configurable: true,
  enumerable: false,
  get() {
    return this[kState] === undefined ? !this[kClosed] : Reflect.get(Readable.prototype, 'readable', this);
  },
  set(value) {
    Reflect.set(Readable.prototype, 'readable', value, this);
  },
});

accessor('connection', function () {
  return this.socket;
}, function (value) {
  this.socket = value;
});

// Names and values in turn, split at the first look.
accessor('rawHeaders', function () {
  if (this[kRawHeaders] === null) {
    const given = this[kRawHead];
    const text = typeof given === 'string' ? given : given.headers();
    const raw = text === '' ? [] : text.split('\n');
    if (this[kHeadersCount] > 0 && raw.length > this[kHeadersCount]) {
      raw.length = this[kHeadersCount];
    }
    this[kRawHeaders] = raw;
  }
  return this[kRawHeaders];
}, function (value) {
  this[kRawHeaders] = value;
});

accessor('rawTrailers', function () {
  return this[kRawTrailers] ??= [];
}, function (value) {
  this[kRawTrailers] = value;
});

accessor('headers', function () {
  if (this[kHeaders] === null) {
    this[kHeaders] = {};
    addLines(this, this.rawHeaders, this[kHeaders]);
  }
  return this[kHeaders];
}, function (value) {
  this[kHeaders] = value;
});

accessor('headersDistinct', function () {
  if (!this[kHeadersDistinct]) {
    this[kHeadersDistinct] = distinct(this, this.rawHeaders);
  }
  return this[kHeadersDistinct];
}, function (value) {
  this[kHeadersDistinct] = value;
});

accessor('trailers', function () {
  if (this[kTrailers] === null) {
    this[kTrailers] = {};
    addLines(this, this.rawTrailers, this[kTrailers]);
  }
  return this[kTrailers];
}, function (value) {
  this[kTrailers] = value;
});

accessor('trailersDistinct', function () {
  if (!this[kTrailersDistinct]) {
    this[kTrailersDistinct] = distinct(this, this.rawTrailers);
  }
  return this[kTrailersDistinct];
}, function (value) {
  this[kTrailersDistinct] = value;
});

accessor('signal', function () {
  if (this[kAbortController] === undefined) {
    const controller = new AbortController();
    this[kAbortController] = controller;
    if (this.destroyed) {
      controller.abort();
    } else {
      this.once('close', () => controller.abort());
    }
  }
  return this[kAbortController].signal;
});

IncomingMessage.prototype.setTimeout = function setTimeout(msecs, callback) {
  if (callback) {
    this.on('timeout', callback);
  }
  this.socket.setTimeout(msecs);
  return this;
};

IncomingMessage.prototype._read = function _read() {
  if (!this._consuming) {
    this._readableState.readingMore = false;
    this._consuming = true;
  }
  if (this[kSource] !== null) {
    this[kSource].resume();
  } else if (this[kTransport]?.readable) {
    readStart(this[kTransport]);
  }
};

IncomingMessage.prototype._destroy = function _destroy(error, callback) {
  if (!this.readableEnded || !this.complete) {
    this.aborted = true;
    this.emit('aborted');
  }
  const transport = this[kTransport];
  if (transport && !transport.destroyed && this.aborted) {
    transport.destroy(error);
    if (transport.asSocket === undefined) {
      destroyAfter(this, transport, error, callback);
      return;
    }
  }
  process.nextTick(onError, this, error, callback);
};

function destroyAfter(message, socket, error, callback) {
  const cleanup = finished(socket, (e) => {
    if (e?.code === 'ERR_STREAM_PREMATURE_CLOSE') {
      e = null;
    }
    cleanup();
    process.nextTick(onError, message, e || error, callback);
  });
}

// An error that nobody listens to does not end the process: the message is already over for its reader.
function onError(message, error, callback) {
  if (message.listenerCount('error') === 0) {
    callback();
  } else {
    callback(error);
  }
}

IncomingMessage.prototype._addHeaderLines = function _addHeaderLines(headers, n) {
  if (!headers?.length) {
    return;
  }
  let target;
  if (this.complete) {
    this.rawTrailers = headers;
    this[kTrailersCount] = n;
    target = this[kTrailers];
  } else {
    this.rawHeaders = headers;
    this[kHeadersCount] = n;
    target = this[kHeaders];
  }
  if (target) {
    for (let i = 0; i < n; i += 2) {
      this._addHeaderLine(headers[i], headers[i + 1], target);
    }
  }
};

function addLines(message, raw, target) {
  for (let i = 0; i + 1 < raw.length; i += 2) {
    message._addHeaderLine(raw[i], raw[i + 1], target);
  }
}

IncomingMessage.prototype._addHeaderLine = function _addHeaderLine(name, value, target) {
  const field = lower(name);
  const present = target[field];
  const rule = duplicates.get(field);
  if (present === undefined) {
    target[field] = rule === kList ? [value] : value;
  } else if (rule === kList) {
    present.push(value);
  } else if (rule === kCookie) {
    target[field] = `${present}; ${value}`;
  } else if (rule === undefined || this.joinDuplicateHeaders) {
    target[field] = `${present}, ${value}`;
  }
};

IncomingMessage.prototype._addHeaderLineDistinct = function _addHeaderLineDistinct(name, value, target) {
  const field = lower(name);
  if (target[field] === undefined) {
    target[field] = [value];
  } else {
    target[field].push(value);
  }
};

function distinct(message, raw) {
  const target = { __proto__: null };
  for (let i = 0; i + 1 < raw.length; i += 2) {
    message._addHeaderLineDistinct(raw[i], raw[i + 1], target);
  }
  return target;
}

// Reads the rest and throws it away, so that the connection can go on.
IncomingMessage.prototype._dump = function _dump() {
  if (!this._dumped) {
    this._dumped = true;
    this.removeAllListeners('data');
    this.resume();
  }
};

IncomingMessage.prototype._dumpAndCloseReadable = function _dumpAndCloseReadable() {
  this._dumped = true;
  this[kClosed] = true;
  if (this[kState] !== undefined) {
    close(this[kState]);
  }
};

function readStart(socket) {
  if (socket && !socket._paused && socket.readable) {
    socket.resume();
  }
}

function readStop(socket) {
  if (socket) {
    socket.pause();
  }
}

/** The body is over: the stream learns it, at the first look if there was none yet. */
function endBody(message) {
  if (message[kState] === undefined) {
    message[kOver] = true;
  } else {
    message.push(null);
  }
}

/** Whether nobody has looked at the message as a stream, nor listens to it. */
function isUntouched(message) {
  return message[kState] === undefined && message._events === undefined;
}

/** Gives a message the head that came: names and values separated by line feeds, or what has them as `headers()`. */
function setHead(message, text, maxCount) {
  message[kRawHead] = text;
  message[kHeadersCount] = maxCount;
}

module.exports = { IncomingMessage, endBody, isUntouched, kSource, readStart, readStop, setHead };
