'use strict';

// JSON.parse with V8's messages.

const nativeParse = JSON.parse;

function parse(text, reviver) {
  const string = typeof text === 'string' ? text : `${text}`;
  try {
    return nativeParse(string, reviver);
  } catch (error) {
    const message = error instanceof SyntaxError ? require('internal/json_syntax').explain(string) : undefined;
    if (message === undefined) {
      throw error;
    }
    const explained = new SyntaxError(message);
    Error.captureStackTrace(explained, parse);
    throw explained;
  }
}

/** Takes the place of JSON.parse. */
function install() {
  Object.defineProperty(JSON, 'parse', { value: parse, writable: true, configurable: true, enumerable: false });
}

module.exports = { install };
