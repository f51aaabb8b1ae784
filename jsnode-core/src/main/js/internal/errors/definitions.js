'use strict';

// What a code of Node's stands for: the class that its errors extend and how the message is made of the constructor's
// arguments. The texts are in messages.js (plain), computed.js (functions) and native.js (Node's C++ side).

const { computed } = require('internal/errors/computed');
const messages = require('internal/errors/messages');
const native = require('internal/errors/native');

const bases = { __proto__: null, Error, TypeError, RangeError, SyntaxError, URIError };
const found = new Map();

/** { Base, describe(error, ...args) }, or { prefix } for an error that carries what a system call reported. */
function find(code) {
  let definition = found.get(code);
  if (definition === undefined) {
    definition = fromComputed(code) ?? fromNative(code) ?? fromMessages(code);
    found.set(code, definition);
  }
  return definition;
}

function fromComputed(code) {
  const entry = computed[code];
  return entry && { Base: entry[0], describe: entry[1] };
}

function fromNative(code) {
  const entry = native[code];
  return entry && { Base: entry[0], describe: (error, ...args) => nativeMessage(entry[1], args) };
}

function nativeMessage(usual, args) {
  return args.length > 0 && !usual.includes('%') ? `${args[0]}` : fill(usual, args);
}

function fromMessages(code) {
  for (const baseName in messages) {
    const template = messages[baseName][code];
    if (template !== undefined) {
      return baseName === 'SystemError' ?
        { prefix: template } :
        { Base: bases[baseName], describe: (error, ...args) => fill(template, args) };
    }
  }
  throw new TypeError(`Unknown error code ${code}`);
}

function fill(template, args) {
  return template.includes('%') ? template.replace(/%([1-9])/g, (match, index) => show(args[index - 1])) : template;
}

/** An argument as the message shows it: objects, symbols and the like as `%s` of util.format. */
function show(value) {
  return typeof value === 'string' ? value : require('internal/util/inspect').format('%s', value);
}

module.exports = { find };
