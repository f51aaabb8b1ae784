'use strict';

// The overloads of connect() and listen(): (options), (port[, host]), (path), each with a callback at the end.

const normalizedArgsSymbol = Symbol('normalizedArgs');

function isPipeName(value) {
  return typeof value === 'string' && toNumber(value) === false;
}

function toNumber(value) {
  const number = Number(value);
  return number >= 0 ? number : false;
}

function normalizeArgs(args) {
  let normalized;
  if (args.length === 0) {
    normalized = [{}, null];
    normalized[normalizedArgsSymbol] = true;
    return normalized;
  }
  const first = args[0];
  let options = {};
  if (typeof first === 'object' && first !== null) {
    options = first;
  } else if (isPipeName(first)) {
    options.path = first;
  } else {
    options.port = first;
    if (args.length > 1 && typeof args[1] === 'string') {
      options.host = args[1];
    }
  }
  const callback = args[args.length - 1];
  normalized = [options, typeof callback === 'function' ? callback : null];
  normalized[normalizedArgsSymbol] = true;
  return normalized;
}

module.exports = { isPipeName, normalizeArgs, normalizedArgsSymbol, toNumber };
