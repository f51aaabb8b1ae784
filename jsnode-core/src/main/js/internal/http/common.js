'use strict';

// What both directions of HTTP share: checks of names and values, the clock of the Date header, symbols.

const EventEmitter = require('events');
const { setUnrefTimeout } = require('internal/timers');
const { codes: { ERR_HTTP_INVALID_HEADER_VALUE, ERR_INVALID_CHAR, ERR_INVALID_HTTP_TOKEN } } = require('internal/errors');

const tokenRegExp = /^[\^_`a-zA-Z\-0-9!#$%&'*+.|~]+$/;
const chunkExpression = /(?:^|\W)chunked(?:$|\W)/i;
const continueExpression = /(?:^|\W)100-continue(?:$|\W)/i;

// Names that passed the check once: most headers of an application are few.
const knownTokens = new Set();
const MAX_KNOWN_TOKENS = 1000;

function checkIsHttpToken(value) {
  if (knownTokens.has(value)) {
    return true;
  }
  if (!tokenRegExp.test(value)) {
    return false;
  }
  if (knownTokens.size < MAX_KNOWN_TOKENS) {
    knownTokens.add(value);
  }
  return true;
}

// A loop, not an expression: with each response it checks short texts, and the expression's matcher was a third of what
// the compiler had to do for setHeader().
function checkInvalidHeaderChar(value) {
  const text = `${value}`;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if ((unit < 0x20 && unit !== 0x09) || unit === 0x7f || unit > 0xff) {
      return true;
    }
  }
  return false;
}

function validateHeaderName(name, label) {
  if (typeof name !== 'string' || !name || !checkIsHttpToken(name)) {
    throw new ERR_INVALID_HTTP_TOKEN(label || 'Header name', name);
  }
}

function validateHeaderValue(name, value) {
  if (value === undefined) {
    throw new ERR_HTTP_INVALID_HEADER_VALUE(value, name);
  }
  if (checkInvalidHeaderChar(value)) {
    throw new ERR_INVALID_CHAR('header content', name);
  }
}

/** A message is an emitter without listeners until one is added; only domains look at it before. */
function initEmitter(message) {
  if (EventEmitter.usingDomains) {
    EventEmitter.init.call(message);
  }
}

let cachedDate;

function utcDate() {
  if (cachedDate === undefined) {
    const now = new Date();
    cachedDate = now.toUTCString();
    setUnrefTimeout(forgetDate, 1000 - now.getMilliseconds());
  }
  return cachedDate;
}

function forgetDate() {
  cachedDate = undefined;
}

module.exports = {
  checkInvalidHeaderChar,
  checkIsHttpToken,
  chunkExpression,
  continueExpression,
  initEmitter,
  kConnection: Symbol('kConnection'),
  kHighWaterMark: Symbol('kHighWaterMark'),
  kNeedDrain: Symbol('kNeedDrain'),
  kOutHeaders: Symbol('kOutHeaders'),
  kUniqueHeaders: Symbol('kUniqueHeaders'),
  utcDate,
  validateHeaderName,
  validateHeaderValue,
};
