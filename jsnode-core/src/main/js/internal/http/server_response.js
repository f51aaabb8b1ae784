'use strict';

// http.ServerResponse: an OutgoingMessage with a status, bound to the request it answers.

const { subscribed } = require('internal/diagnostics/builtin');
const { OutgoingMessage } = require('internal/http/outgoing');
const { STATUS_CODES } = require('internal/http/constants');
const { checkInvalidHeaderChar, chunkExpression, kConnection, kOutHeaders, validateHeaderName, validateHeaderValue } =
  require('internal/http/common');
const { deprecate } = require('internal/util');
const {
  codes: {
    ERR_HTTP_HEADERS_SENT, ERR_HTTP_INVALID_STATUS_CODE, ERR_HTTP_SOCKET_ASSIGNED, ERR_INVALID_ARG_VALUE, ERR_INVALID_CHAR,
  },
} = require('internal/errors');
const { validateLinkHeaderValue, validateObject } = require('internal/validators');


function ServerResponse(request, options) {
  OutgoingMessage.call(this, options);
  if (request.method === 'HEAD') {
    this._hasBody = false;
  }
  this.req = request;
  if (request.httpVersionMajor < 1 || request.httpVersionMinor < 1) {
    this.useChunkedEncodingByDefault = chunkExpression.test(request.headers.te);
    this.shouldKeepAlive = false;
  }
  subscribed('http.server.response.created')?.publish({ request, response: this });
}
Object.setPrototypeOf(ServerResponse.prototype, OutgoingMessage.prototype);
Object.setPrototypeOf(ServerResponse, OutgoingMessage);

Object.assign(ServerResponse.prototype, {
  statusCode: 200,
  statusMessage: undefined,
  sendDate: true,
  _sent100: false,
  _expect_continue: false,
});

// The socket's 'close' reaches the response that is being written. A connection of an http.Server listens for
// all its responses.
function onServerResponseClose() {
  const response = this._httpMessage;
  if (response) {
    response.destroyed = true;
    response._closed = true;
    response.emit('close');
  }
}

ServerResponse.prototype.assignSocket = function assignSocket(socket) {
  if (socket._httpMessage) {
    if (socket._httpMessage === this && this.socket === socket) {
      return;
    }
    throw new ERR_HTTP_SOCKET_ASSIGNED();
  }
  socket._httpMessage = this;
  if (socket[kConnection] === undefined) {
    socket.on('close', onServerResponseClose);
  }
  this.socket = socket;
  this.emit('socket', socket);
  this._flush();
};

ServerResponse.prototype.detachSocket = function detachSocket(socket) {
  if (socket[kConnection] === undefined) {
    socket.removeListener('close', onServerResponseClose);
  }
  socket._httpMessage = null;
  this.socket = null;
};

ServerResponse.prototype.writeInformation = function writeInformation(statusCode, headers, callback) {
  if (typeof headers === 'function') {
    callback = headers;
    headers = undefined;
  }
  if (this._header) {
    throw new ERR_HTTP_HEADERS_SENT('write');
  }
  writeInformational(this, statusCode, headers, callback);
};

function writeInformational(response, statusCode, headers, callback) {
  let head = `HTTP/1.1 ${statusCode} ${STATUS_CODES[statusCode] || 'unknown'}\r\n`;
  for (const name in headers) {
    validateHeaderName(name);
    for (const value of Array.isArray(headers[name]) ? headers[name] : [headers[name]]) {
      validateHeaderValue(name, value);
      head += `${name}: ${value}\r\n`;
    }
  }
  if (response._headApart) {
    // The web server sends its own 100 (Continue); the others a server may leave out (RFC 9110, 15.2), and it has no way for them.
    if (typeof callback === 'function') {
      process.nextTick(callback);
    }
    return;
  }
  response._writeRaw(`${head}\r\n`, 'ascii', callback);
}

ServerResponse.prototype.writeContinue = function writeContinue(callback) {
  writeInformational(this, 100, undefined, callback);
  this._sent100 = true;
};

ServerResponse.prototype.writeProcessing = function writeProcessing(callback) {
  writeInformational(this, 102, undefined, callback);
};

ServerResponse.prototype.writeEarlyHints = function writeEarlyHints(hints, callback) {
  validateObject(hints, 'hints');
  if (hints.link === null || hints.link === undefined) {
    return;
  }
  const link = validateLinkHeaderValue(hints.link);
  if (link.length === 0) {
    return;
  }
  const headers = { Link: link };
  for (const key of Object.keys(hints)) {
    if (key !== 'link') {
      validateHeaderName(key);
      validateHeaderValue(key, hints[key]);
      headers[key] = hints[key];
    }
  }
  writeInformational(this, 103, headers, callback);
};

ServerResponse.prototype._implicitHeader = function _implicitHeader() {
  this.writeHead(this.statusCode);
};

ServerResponse.prototype.writeHead = function writeHead(statusCode, reason, obj) {
  if (this._header) {
    throw new ERR_HTTP_HEADERS_SENT('write');
  }
  const original = statusCode;
  statusCode |= 0;
  if (statusCode < 100 || statusCode > 999) {
    throw new ERR_HTTP_INVALID_STATUS_CODE(original);
  }
  if (typeof reason === 'string') {
    this.statusMessage = reason;
  } else {
    this.statusMessage ||= STATUS_CODES[statusCode] || 'unknown';
    obj ??= reason;
  }
  this.statusCode = statusCode;
  const headers = this[kOutHeaders] ? mergeHeaders(this, obj) : flatList(obj);
  if (checkInvalidHeaderChar(this.statusMessage)) {
    throw new ERR_INVALID_CHAR('statusMessage');
  }
  if (statusCode === 204 || statusCode === 304 || (statusCode >= 100 && statusCode <= 199)) {
    // RFC 9110: these never have a body.
    this._hasBody = false;
  }
  // The client may have decided either way about its body: the connection cannot be used again.
  if (this._expect_continue && !this._sent100) {
    this.shouldKeepAlive = false;
  }
  this._storeHeader(`HTTP/1.1 ${statusCode} ${this.statusMessage}\r\n`, headers);
  return this;
};

function flatList(headers) {
  if (Array.isArray(headers) && !Array.isArray(headers[0]) && headers.length % 2 !== 0) {
    throw new ERR_INVALID_ARG_VALUE('headers', headers);
  }
  return headers;
}

function mergeHeaders(response, headers) {
  if (Array.isArray(headers)) {
    const flat = Array.isArray(headers[0]) ? headers.flat(1) : flatList(headers);
    for (let i = 0; i < flat.length; i += 2) {
      response.removeHeader(String(flat[i]));
    }
    for (let i = 0; i < flat.length; i += 2) {
      if (flat[i]) {
        response.appendHeader(flat[i], flat[i + 1]);
      }
    }
  } else if (headers) {
    for (const name of Object.keys(headers)) {
      if (name) {
        response.setHeader(name, headers[name]);
      }
    }
  }
  return response[kOutHeaders];
}

ServerResponse.prototype.writeHeader = deprecate(ServerResponse.prototype.writeHead,
                                                 'ServerResponse.prototype.writeHeader is deprecated', 'DEP0063');

module.exports = { ServerResponse, onServerResponseClose };
