'use strict';

// Composes the head of an outgoing message and decides from its headers how the body is framed and whether the connection goes on.

const { checkInvalidHeaderChar, chunkExpression, kOutHeaders, kUniqueHeaders, utcDate, validateHeaderName, validateHeaderValue } =
  require('internal/http/common');
const { codes: { ERR_HTTP_TRAILER_INVALID, ERR_INVALID_CHAR } } = require('internal/errors');


const closeExpression = /close/i;

// What the headers of one message said.
class HeadState {
  constructor(firstLine) {
    this.text = firstLine;
    this.connection = false;
    this.contentLength = false;
    this.transferEncoding = false;
    this.date = false;
    this.expect = false;
    this.trailer = false;
  }
}

function composeHead(message, firstLine, headers) {
  const state = new HeadState(firstLine);
  if (headers) {
    if (headers === message[kOutHeaders]) {
      for (const key in headers) {
        const entry = headers[key];
        addHeader(message, state, key, entry[0], entry[1], false);
      }
    } else if (Array.isArray(headers)) {
      addList(message, state, headers);
    } else {
      for (const name in headers) {
        if (Object.hasOwn(headers, name)) {
          addHeader(message, state, name.toLowerCase(), name, headers[name], true);
        }
      }
    }
  }
  if (message.sendDate && !state.date) {
    state.text += `Date: ${utcDate()}\r\n`;
  }
  // RFC 9110: no body, whatever the headers say.
  if (message.chunkedEncoding && (message.statusCode === 204 || message.statusCode === 304)) {
    message.chunkedEncoding = false;
    message.shouldKeepAlive = false;
  }
  addConnection(message, state);
  addFraming(message, state);
  if (message._headApart) {
    message.chunkedEncoding = false;
  } else if (message.chunkedEncoding !== true && state.trailer) {
    throw new ERR_HTTP_TRAILER_INVALID();
  }
  message._header = `${state.text}\r\n`;
  message._headerSent = false;
  // An expectation must reach the server before the body does.
  if (state.expect) {
    message._send('');
  }
}

function addList(message, state, headers) {
  if (headers.length !== 0 && Array.isArray(headers[0])) {
    for (const [name, value] of headers) {
      addHeader(message, state, String(name).toLowerCase(), name, value, true);
    }
    return;
  }
  for (let i = 0; i < headers.length; i += 2) {
    addHeader(message, state, String(headers[i]).toLowerCase(), headers[i], headers[i + 1], true);
  }
}

function addHeader(message, state, field, name, value, validate) {
  if (validate) {
    validateHeaderName(name);
  }
  if (Array.isArray(value)) {
    if ((value.length < 2 || field !== 'cookie') && !message[kUniqueHeaders]?.has(field)) {
      for (const one of value) {
        addLine(message, state, field, name, one, validate);
      }
      return;
    }
    value = value.join('; ');
  }
  addLine(message, state, field, name, value, validate);
}

function addLine(message, state, field, name, value, validate) {
  if (validate) {
    validateHeaderValue(name, value);
  }
  state.text += `${name}: ${value}\r\n`;
  interpret(message, state, field, value);
}

function interpret(message, state, field, value) {
  const { length } = field;
  if (length < 4 || length > 17) {
    return;
  }
  switch (field) {
    case 'connection':
      state.connection = true;
      message._removedConnection = false;
      if (closeExpression.test(value)) {
        message._last = true;
      } else {
        message.shouldKeepAlive = true;
      }
      break;
    case 'transfer-encoding':
      state.transferEncoding = true;
      message._removedTE = false;
      if (chunkExpression.test(value)) {
        message.chunkedEncoding = true;
      }
      break;
    case 'content-length':
      state.contentLength = true;
      message._contentLength = +value;
      message._removedContLen = false;
      break;
    case 'date':
      state.date = true;
      break;
    case 'expect':
      state.expect = true;
      break;
    case 'trailer':
      state.trailer = true;
      break;
    case 'keep-alive':
      message._defaultKeepAlive = false;
      break;
  }
}

function addConnection(message, state) {
  if (message._removedConnection) {
    message._last = !message.shouldKeepAlive;
  } else if (!state.connection) {
    const keepAlive = message.shouldKeepAlive &&
      (state.contentLength || message.useChunkedEncodingByDefault || message.agent);
    if (keepAlive && message.maxRequestsOnConnectionReached) {
      state.text += 'Connection: close\r\n';
    } else if (keepAlive) {
      state.text += 'Connection: keep-alive\r\n';
      if (message._keepAliveTimeout && message._defaultKeepAlive) {
        const max = ~~message._maxRequestsPerSocket > 0 ? `, max=${message._maxRequestsPerSocket}` : '';
        state.text += `Keep-Alive: timeout=${Math.floor(message._keepAliveTimeout / 1000)}${max}\r\n`;
      }
    } else {
      message._last = true;
      state.text += 'Connection: close\r\n';
    }
  }
}

function addFraming(message, state) {
  if (state.contentLength || state.transferEncoding) {
    return;
  }
  if (!message._hasBody) {
    message.chunkedEncoding = false;
  } else if (!message.useChunkedEncodingByDefault) {
    message._last = true;
  } else if (!state.trailer && !message._removedContLen && typeof message._contentLength === 'number') {
    state.text += `Content-Length: ${message._contentLength}\r\n`;
  } else if (!message._removedTE) {
    state.text += 'Transfer-Encoding: chunked\r\n';
    message.chunkedEncoding = true;
  }
}

function checkTrailer(field, value) {
  if (checkInvalidHeaderChar(value)) {
    throw new ERR_INVALID_CHAR('trailer content', field);
  }
}

module.exports = { checkTrailer, composeHead };
