'use strict';

// What stands before the properties of functions, classes, boxed primitives and iterators.

const { isAsyncFunction, isGeneratorFunction } = require('internal/util/types');
const { formatPrimitive, stylizeNoColor } = require('internal/util/inspect/strings');

const { getPrototypeOf, hasOwn } = Object;
const functionToString = Function.prototype.call.bind(Function.prototype.toString);
const unbox = {
  __proto__: null,
  Number: Function.prototype.call.bind(Number.prototype.valueOf),
  String: Function.prototype.call.bind(String.prototype.valueOf),
  Boolean: Function.prototype.call.bind(Boolean.prototype.valueOf),
  BigInt: Function.prototype.call.bind(BigInt.prototype.valueOf),
  Symbol: Function.prototype.call.bind(Symbol.prototype.valueOf),
};

const kClass = /^(\s+[^(]*?)\s*\{/;
const kComments = /(\/\/.*?\n)|(\/\*(.|\n)*?\*\/)/g;

let inspect;

function getClassBase(value, constructor, tag) {
  const name = (hasOwn(value, 'name') && value.name) || '(anonymous)';
  let base = `class ${name}`;
  if (constructor !== 'Function' && constructor !== null) {
    base += ` [${constructor}]`;
  }
  if (tag !== '' && constructor !== tag) {
    base += ` [${tag}]`;
  }
  if (constructor === null) {
    base += ' extends [null prototype]';
  } else {
    const superName = getPrototypeOf(value).name;
    if (superName) {
      base += ` extends ${superName}`;
    }
  }
  return `[${base}]`;
}

function isClass(value) {
  const text = functionToString(value);
  if (!text.startsWith('class') || !text.endsWith('}')) {
    return false;
  }
  const head = text.slice(5, -1);
  const bracket = head.indexOf('{');
  return bracket !== -1 &&
    (!head.slice(0, bracket).includes('(') || kClass.test(head.replace(kComments, '')));
}

function getFunctionBase(value, constructor, tag) {
  if (isClass(value)) {
    return getClassBase(value, constructor, tag);
  }
  let type = 'Function';
  if (isGeneratorFunction(value)) {
    type = `Generator${type}`;
  }
  if (isAsyncFunction(value)) {
    type = `Async${type}`;
  }
  let base = `[${type}`;
  if (constructor === null) {
    base += ' (null prototype)';
  }
  base += value.name === '' ? ' (anonymous)' : `: ${typeof value.name === 'string' ? value.name : formatName(value.name)}`;
  base += ']';
  if (constructor !== type && constructor !== null) {
    base += ` ${constructor}`;
  }
  if (tag !== '' && constructor !== tag) {
    base += ` [${tag}]`;
  }
  return base;
}

function formatName(name) {
  inspect ??= require('internal/util/inspect').inspect;
  return inspect(name, { depth: -1 });
}

function getBoxedBase(type, value, ctx, keys, constructor, tag) {
  if (type === 'String') {
    // The characters are its first keys.
    keys.splice(0, value.length);
  }
  let base = `[${type}`;
  if (type !== constructor) {
    base += constructor === null ? ' (null prototype)' : ` (${constructor})`;
  }
  base += `: ${formatPrimitive(stylizeNoColor, unbox[type](value), ctx)}]`;
  if (tag !== '' && tag !== constructor) {
    base += ` [${tag}]`;
  }
  return keys.length !== 0 || ctx.stylize === stylizeNoColor ? base : ctx.stylize(base, type.toLowerCase());
}

function getIteratorBraces(type, tag) {
  if (tag !== `${type} Iterator`) {
    if (tag !== '') {
      tag += '] [';
    }
    tag += `${type} Iterator`;
  }
  return [`[${tag}] {`, '}'];
}

module.exports = { getBoxedBase, getFunctionBase, getIteratorBraces };
