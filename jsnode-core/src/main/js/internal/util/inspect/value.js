'use strict';

// The heart of inspect: formatValue decides what a value is, formatRaw prints an object of each kind.

const { brands, classOf, isProxy, typedArrayName } = require('internal/util/types');
const { customInspectSymbol } = require('internal/util');
const {
  escapeText,
  formatNumber,
  formatPrimitive,
  getStringWidth,
  kNeedsEscape,
  quote,
  symbolKeyText,
} = require('internal/util/inspect/strings');
const { kArrayExtrasType, kArrayType, kObjectType, reduceToSingleString } = require('internal/util/inspect/layout');
const { getBoxedBase, getFunctionBase, getIteratorBraces } = require('internal/util/inspect/bases');
const { formatError, getPrefix } = require('internal/util/inspect/errors');
const collections = require('internal/util/inspect/collections');

const native = binding('util');
const { getOwnPropertyDescriptor, getOwnPropertyNames, getOwnPropertySymbols, getPrototypeOf, hasOwn } = Object;
const propertyIsEnumerable = Function.prototype.call.bind(Object.prototype.propertyIsEnumerable);
const regExpToString = Function.prototype.call.bind(RegExp.prototype.toString);
const dateToISOString = Function.prototype.call.bind(Date.prototype.toISOString);
const dateToString = Function.prototype.call.bind(Date.prototype.toString);
const dateGetTime = Function.prototype.call.bind(Date.prototype.getTime);
const boxedNames = {
  __proto__: null,
  [brands.kNumberObject]: 'Number',
  [brands.kStringObject]: 'String',
  [brands.kBooleanObject]: 'Boolean',
  [brands.kBigIntObject]: 'BigInt',
  [brands.kSymbolObject]: 'Symbol',
};
// How an object without a constructor is called.
const internalNames = {
  __proto__: null,
  [brands.kArrayBuffer]: 'ArrayBuffer',
  [brands.kSharedArrayBuffer]: 'SharedArrayBuffer',
  [brands.kDate]: 'Date',
  [brands.kError]: 'Error',
  [brands.kMap]: 'Map',
  [brands.kSet]: 'Set',
  [brands.kPromise]: 'Promise',
  [brands.kRegExp]: 'RegExp',
  [brands.kWeakMap]: 'WeakMap',
  [brands.kWeakSet]: 'WeakSet',
  [brands.kWeakRef]: 'WeakRef',
  ...boxedNames,
};

const kIdentifier = /^[a-zA-Z_][a-zA-Z_0-9]*$/;
const kArrayIndex = /^(0|[1-9][0-9]*)$/;
// Getters of prototypes that are shown as if they were own properties.
const kBufferKeys = ['byteLength'];
const kViewKeys = ['byteLength', 'byteOffset', 'buffer'];
const kMaxTotalLength = 2 ** 27;

/** Constructors of the language: instances do not show their prototypes' properties. Filled at first use. */
let builtInObjects;
function getBuiltInObjects() {
  builtInObjects ??= new Set(getOwnPropertyNames(globalThis).filter(
    (name) => /^[A-Z][a-zA-Z0-9]+$/.test(name) && name !== 'SharedArrayBuffer' && name !== 'Float16Array'));
  return builtInObjects;
}
// Taken early, so that globals of the user do not count.
getBuiltInObjects();

let inspect;

function getUserOptions(ctx, isCrossContext) {
  const options = {
    stylize: ctx.stylize,
    showHidden: ctx.showHidden,
    depth: ctx.depth,
    colors: ctx.colors,
    customInspect: ctx.customInspect,
    showProxy: ctx.showProxy,
    maxArrayLength: ctx.maxArrayLength,
    maxStringLength: ctx.maxStringLength,
    breakLength: ctx.breakLength,
    compact: ctx.compact,
    sorted: ctx.sorted,
    getters: ctx.getters,
    numericSeparator: ctx.numericSeparator,
    ...ctx.userOptions,
  };
  if (isCrossContext) {
    // Another realm must get no object of this one.
    Object.setPrototypeOf(options, null);
    for (const key of Object.keys(options)) {
      if ((typeof options[key] === 'object' || typeof options[key] === 'function') && options[key] !== null) {
        delete options[key];
      }
    }
    options.stylize = Object.setPrototypeOf((value, flavour) => {
      let stylized;
      try {
        stylized = `${ctx.stylize(value, flavour)}`;
      } catch {
        // The text without style then.
      }
      return typeof stylized === 'string' ? stylized : value;
    }, null);
  }
  return options;
}

function formatValue(ctx, value, recurseTimes, typedArray) {
  if (typeof value !== 'object' && typeof value !== 'function') {
    return formatPrimitive(ctx.stylize, value, ctx);
  }
  if (value === null) {
    return ctx.stylize('null', 'null');
  }
  const context = value;
  const proxied = isProxy(value);
  if (proxied) {
    let details = native.getProxyDetails(value);
    if (details[1] === null) {
      return ctx.stylize('<Revoked Proxy>', 'special');
    }
    if (ctx.showProxy) {
      return formatProxy(ctx, details, recurseTimes);
    }
    value = details[0];
    while (isProxy(value)) {
      details = native.getProxyDetails(value);
      if (details[1] === null) {
        return ctx.stylize('<Revoked Proxy>', 'special');
      }
      value = details[0];
    }
  }
  if (ctx.customInspect) {
    const custom = value[customInspectSymbol];
    if (typeof custom === 'function' && custom !== (inspect ??= require('internal/util/inspect').inspect)) {
      const { constructor } = value;
      // Prototypes show themselves, not what their method makes of them.
      if (!constructor || constructor.prototype !== value) {
        const depth = ctx.depth === null ? null : ctx.depth - recurseTimes;
        const isCrossContext = proxied || !(context instanceof Object);
        const result = custom.call(context, depth, getUserOptions(ctx, isCrossContext), inspect);
        if (result !== context) {
          if (typeof result !== 'object') {
            return `${result}`.replaceAll('\n', `\n${' '.repeat(ctx.indentationLvl)}`);
          }
          return formatValue(ctx, result, recurseTimes);
        }
      }
    }
  }
  if (ctx.seen.includes(value)) {
    let index = 1;
    if (ctx.circular === undefined) {
      ctx.circular = new Map();
      ctx.circular.set(value, index);
    } else {
      index = ctx.circular.get(value);
      if (index === undefined) {
        index = ctx.circular.size + 1;
        ctx.circular.set(value, index);
      }
    }
    return ctx.stylize(`[Circular *${index}]`, 'special');
  }
  return formatRaw(ctx, value, recurseTimes, typedArray);
}

function formatProxy(ctx, details, recurseTimes) {
  if (recurseTimes > ctx.depth && ctx.depth !== null) {
    return ctx.stylize('Proxy [Array]', 'special');
  }
  recurseTimes += 1;
  ctx.indentationLvl += 2;
  const parts = [formatValue(ctx, details[0], recurseTimes), formatValue(ctx, details[1], recurseTimes)];
  ctx.indentationLvl -= 2;
  return reduceToSingleString(ctx, parts, '', ['Proxy [', ']'], kArrayExtrasType, recurseTimes);
}

function isInstanceOf(object, constructor) {
  try {
    return object instanceof constructor;
  } catch {
    return false;
  }
}

function constructorNameOf(object) {
  const descriptor = getOwnPropertyDescriptor(object, 'constructor');
  return descriptor !== undefined && typeof descriptor.value === 'function' ? descriptor.value.name : '';
}

function internalNameOf(object) {
  if (typeof object === 'function') {
    return 'Function';
  }
  if (Array.isArray(object)) {
    return 'Array';
  }
  return typedArrayName(object) ?? internalNames[classOf(object)] ?? 'Object';
}

function getConstructorName(object, ctx, recurseTimes, protoProps) {
  let firstPrototype;
  const original = object;
  while (object) {
    const name = constructorNameOf(object);
    if (name !== '' && isInstanceOf(original, getOwnPropertyDescriptor(object, 'constructor').value)) {
      if (protoProps !== undefined && (firstPrototype !== object || !getBuiltInObjects().has(name))) {
        addPrototypeProperties(ctx, original, firstPrototype || original, recurseTimes, protoProps);
      }
      return `${name}`;
    }
    object = getPrototypeOf(object);
    firstPrototype ??= object;
  }
  if (firstPrototype === null) {
    return null;
  }
  const name = internalNameOf(original);
  if (recurseTimes > ctx.depth && ctx.depth !== null) {
    return `${name} <Complex prototype>`;
  }
  const prototypeName = getConstructorName(firstPrototype, ctx, recurseTimes + 1, protoProps);
  if (prototypeName === null) {
    inspect ??= require('internal/util/inspect').inspect;
    return `${name} <${inspect(firstPrototype, { ...ctx, customInspect: false, depth: -1 })}>`;
  }
  return `${name} <${prototypeName}>`;
}

/** With showHidden: properties of up to three prototypes that the user wrote, dimmed. */
function addPrototypeProperties(ctx, main, object, recurseTimes, output) {
  let depth = 0;
  let keys;
  let seenKeys;
  do {
    if (depth !== 0 || main === object) {
      object = getPrototypeOf(object);
      if (object === null || getBuiltInObjects().has(constructorNameOf(object))) {
        break;
      }
    }
    if (depth === 0) {
      seenKeys = new Set();
    } else {
      keys.forEach((key) => seenKeys.add(key));
    }
    keys = Reflect.ownKeys(object);
    ctx.seen.push(main);
    for (const key of keys) {
      if (key === 'constructor' || hasOwn(main, key) || (depth !== 0 && seenKeys.has(key))) {
        continue;
      }
      const descriptor = getOwnPropertyDescriptor(object, key);
      if (typeof descriptor.value === 'function') {
        continue;
      }
      const text = formatProperty(ctx, object, recurseTimes, key, kObjectType, descriptor, main);
      output.push(ctx.colors ? `\u001b[2m${text}\u001b[22m` : text);
    }
    ctx.seen.pop();
  } while (++depth !== 3);
}

function getKeys(value, showHidden) {
  const symbols = getOwnPropertySymbols(value);
  if (showHidden) {
    const keys = getOwnPropertyNames(value);
    return symbols.length === 0 ? keys : keys.concat(symbols);
  }
  let keys;
  try {
    keys = Object.keys(value);
  } catch {
    // A module namespace with uninitialized exports.
    keys = getOwnPropertyNames(value);
  }
  return symbols.length === 0 ? keys : keys.concat(symbols.filter((key) => propertyIsEnumerable(value, key)));
}

/** The keys of an array other than its elements. Strings come after all indices, so that they are found from the end. */
function getNonIndexKeys(value, showHidden) {
  const names = showHidden ? getOwnPropertyNames(value) : Object.keys(value);
  let first = names.length;
  while (first > 0 && !(kArrayIndex.test(names[first - 1]) && names[first - 1] < 2 ** 32 - 1)) {
    first--;
  }
  const keys = names.slice(first);
  const symbols = getOwnPropertySymbols(value);
  return symbols.length === 0 ? keys :
    keys.concat(showHidden ? symbols : symbols.filter((key) => propertyIsEnumerable(value, key)));
}

function formatNothing() {
  return [];
}

function getTag(ctx, value, constructor) {
  let tag;
  try {
    tag = value[Symbol.toStringTag];
  } catch {
    return '';
  }
  // An own property is listed among the others.
  if (typeof tag !== 'string' || tag === '' ||
      (ctx.showHidden ? hasOwn(value, Symbol.toStringTag) : propertyIsEnumerable(value, Symbol.toStringTag))) {
    return '';
  }
  // A class that is called after its tag needs no tag.
  return constructor !== null && constructor !== tag && constructor.includes(tag) ? '' : tag;
}

/**
 * What formatRaw needs to know of one object. `done` is the finished text of an object without entries.
 */
class Shape {
  constructor() {
    this.base = '';
    this.braces = ['{', '}'];
    this.formatter = formatNothing;
    this.extrasType = kObjectType;
    this.keys = undefined;
    this.pseudoKeys = undefined;
    this.done = undefined;
  }
}

function describeIterable(ctx, value, constructor, tag, plain, brand, shape) {
  if (Array.isArray(value)) {
    const prefix = constructor !== 'Array' || tag !== '' ? getPrefix(constructor, tag, 'Array', `(${value.length})`) : '';
    shape.keys = getNonIndexKeys(value, ctx.showHidden);
    shape.braces = [`${prefix}[`, ']'];
    if (value.length === 0 && shape.keys.length === 0 && plain) {
      shape.done = `${shape.braces[0]}]`;
    }
    shape.extrasType = kArrayExtrasType;
    shape.formatter = collections.formatArray;
    return true;
  }
  if (brand === brands.kSet || brand === brands.kMap) {
    const isSet = brand === brands.kSet;
    const size = isSet ? collections.setSize(value) : collections.mapSize(value);
    const prefix = getPrefix(constructor, tag, isSet ? 'Set' : 'Map', `(${size})`);
    shape.keys = getKeys(value, ctx.showHidden);
    const format = isSet ? collections.formatSet : collections.formatMap;
    // Without a prototype nothing tells Node the size, so that it shows everything.
    shape.formatter = (...args) => format(...args, constructor === null);
    if (size === 0 && shape.keys.length === 0 && plain) {
      shape.done = `${prefix}{}`;
    }
    shape.braces = [`${prefix}{`, '}'];
    return true;
  }
  const typedName = typedArrayName(value);
  if (typedName !== undefined) {
    shape.keys = getNonIndexKeys(value, ctx.showHidden);
    let bound = value;
    let fallback = '';
    if (constructor === null) {
      fallback = typedName;
      bound = new globalThis[typedName](value);
    }
    const { length } = bound;
    shape.braces = [`${getPrefix(constructor, tag, fallback, `(${length})`)}[`, ']'];
    if (length === 0 && shape.keys.length === 0 && !ctx.showHidden) {
      shape.done = `${shape.braces[0]}]`;
    }
    shape.formatter = (...args) => collections.formatTypedArray(bound, length, ...args);
    shape.extrasType = kArrayExtrasType;
    return true;
  }
  if (brand === brands.kMapIterator || brand === brands.kSetIterator) {
    shape.keys = getKeys(value, ctx.showHidden);
    const braces = getIteratorBraces(brand === brands.kMapIterator ? 'Map' : 'Set', tag);
    shape.braces = braces;
    shape.formatter = (...args) => collections.formatIterator(braces, ...args);
    return true;
  }
  return false;
}

function describeOther(ctx, value, recurseTimes, typedArray, constructor, tag, plain, brand, shape) {
  const keys = shape.keys = getKeys(value, ctx.showHidden);
  const bare = keys.length === 0 && plain;
  if (typeof value === 'function') {
    shape.base = getFunctionBase(value, constructor, tag);
    if (bare) {
      shape.done = ctx.stylize(shape.base, 'special');
    }
    return;
  }
  switch (brand) {
    case brands.kArguments:
      shape.braces[0] = constructor === 'Object' ? '[Arguments] {' : `${getPrefix(constructor, tag, 'Arguments')}{`;
      if (bare) {
        shape.done = `${shape.braces[0]}}`;
      }
      return;
    case brands.kRegExp: {
      shape.base = regExpToString(constructor !== null ? value : new RegExp(value));
      const prefix = getPrefix(constructor, tag, 'RegExp');
      if (prefix !== 'RegExp ') {
        shape.base = `${prefix}${shape.base}`;
      }
      if (bare || (recurseTimes > ctx.depth && ctx.depth !== null)) {
        shape.done = ctx.stylize(shape.base, 'regexp');
      }
      return;
    }
    case brands.kDate: {
      shape.base = Number.isNaN(dateGetTime(value)) ? dateToString(value) : dateToISOString(value);
      const prefix = getPrefix(constructor, tag, 'Date');
      if (prefix !== 'Date ') {
        shape.base = `${prefix}${shape.base}`;
      }
      if (bare) {
        shape.done = ctx.stylize(shape.base, 'date');
      }
      return;
    }
    case brands.kError:
      describeError(ctx, value, constructor, tag, plain, shape);
      return;
    case brands.kArrayBuffer:
    case brands.kSharedArrayBuffer: {
      const type = brand === brands.kArrayBuffer ? 'ArrayBuffer' : 'SharedArrayBuffer';
      const prefix = getPrefix(constructor, tag, type);
      if (typedArray === undefined) {
        shape.formatter = collections.formatArrayBuffer;
      } else if (bare) {
        shape.done = `${prefix}{ [byteLength]: ${formatNumber(ctx.stylize, value.byteLength, false)} }`;
        return;
      }
      shape.braces[0] = `${prefix}{`;
      shape.pseudoKeys = kBufferKeys;
      return;
    }
    case brands.kPromise:
      shape.braces[0] = `${getPrefix(constructor, tag, 'Promise')}{`;
      shape.formatter = collections.formatPromise;
      return;
    case brands.kWeakSet:
      shape.braces[0] = `${getPrefix(constructor, tag, 'WeakSet')}{`;
      shape.formatter = ctx.showHidden ? collections.formatWeakSet : collections.formatWeakCollection;
      return;
    case brands.kWeakMap:
      shape.braces[0] = `${getPrefix(constructor, tag, 'WeakMap')}{`;
      shape.formatter = ctx.showHidden ? collections.formatWeakMap : collections.formatWeakCollection;
      return;
    case brands.kModuleNamespace:
      shape.braces[0] = `${getPrefix(constructor, tag, 'Module')}{`;
      shape.formatter = (...args) => collections.formatNamespaceObject(keys, ...args);
      return;
    case brands.kNumberObject:
    case brands.kStringObject:
    case brands.kBooleanObject:
    case brands.kBigIntObject:
    case brands.kSymbolObject:
      shape.base = getBoxedBase(boxedNames[brand], value, ctx, keys, constructor, tag);
      if (keys.length === 0 && plain) {
        shape.done = shape.base;
      }
      return;
    case brands.kExternal:
      if (bare) {
        shape.done = ctx.stylize('[External: 0]', 'special');
        return;
      }
      break;
    default:
      if (ArrayBuffer.isView(value)) {
        shape.braces[0] = `${getPrefix(constructor, tag, 'DataView')}{`;
        // .buffer goes last, it is not a primitive like the others.
        shape.pseudoKeys = kViewKeys;
        return;
      }
      if (value instanceof Error) {
        describeError(ctx, value, constructor, tag, plain, shape);
        return;
      }
  }
  if (constructor === 'Object' && tag === '') {
    if (bare) {
      shape.done = '{}';
    }
    return;
  }
  const prefix = getPrefix(constructor, tag, 'Object');
  if (bare) {
    shape.done = `${prefix}{}`;
  }
  shape.braces[0] = `${prefix}{`;
}

function describeError(ctx, value, constructor, tag, plain, shape) {
  shape.base = formatError(value, constructor, tag, ctx, shape.keys, formatValue);
  if (shape.keys.length === 0 && plain) {
    shape.done = shape.base;
  }
}

function formatRaw(ctx, value, recurseTimes, typedArray) {
  const tooDeep = recurseTimes > ctx.depth && ctx.depth !== null;
  const protoProps = ctx.showHidden && !tooDeep ? [] : undefined;
  const constructor = getConstructorName(value, ctx, recurseTimes, protoProps);
  const plain = protoProps === undefined || protoProps.length === 0;
  const tag = getTag(ctx, value, constructor);
  const brand = typeof value === 'object' ? classOf(value) : 0;
  const shape = new Shape();
  if (!((constructor === null || Symbol.iterator in value) &&
      describeIterable(ctx, value, constructor, tag, plain, brand, shape))) {
    describeOther(ctx, value, recurseTimes, typedArray, constructor, tag, plain, brand, shape);
  }
  if (shape.done !== undefined) {
    return shape.done;
  }
  if (tooDeep) {
    const name = getPrefix(constructor, tag, constructor === null ? internalNameOf(value) : 'Object').slice(0, -1);
    return ctx.stylize(constructor !== null ? `[${name}]` : name, 'special');
  }
  recurseTimes += 1;
  ctx.seen.push(value);
  ctx.currentDepth = recurseTimes;
  const { braces, extrasType, formatter, keys } = shape;
  let { base } = shape;
  let output;
  const indentationLvl = ctx.indentationLvl;
  try {
    output = formatter(ctx, value, recurseTimes);
    if (shape.pseudoKeys !== undefined) {
      addPseudoProperties(ctx, value, recurseTimes, shape.pseudoKeys, output);
    }
    for (let i = 0; i < keys.length; i++) {
      output.push(formatProperty(ctx, value, recurseTimes, keys[i], extrasType));
    }
    if (!plain) {
      for (let i = 0; i < protoProps.length; i++) {
        output.push(protoProps[i]);
      }
    }
  } catch (error) {
    if (!require('internal/errors').isStackOverflowError(error)) {
      throw error;
    }
    ctx.seen.pop();
    ctx.indentationLvl = indentationLvl;
    const name = getPrefix(constructor, tag, 'Object').slice(0, -1);
    return ctx.stylize(
      `[${name}: Inspection interrupted prematurely. Maximum call stack size exceeded.]`, 'special');
  }
  if (ctx.circular !== undefined) {
    const index = ctx.circular.get(value);
    if (index !== undefined) {
      const reference = ctx.stylize(`<ref *${index}>`, 'special');
      if (ctx.compact !== true) {
        base = base === '' ? reference : `${reference} ${base}`;
      } else {
        braces[0] = `${reference} ${braces[0]}`;
      }
    }
  }
  ctx.seen.pop();
  if (ctx.sorted) {
    sortOutput(ctx.sorted === true ? undefined : ctx.sorted, output, extrasType, keys.length);
  }
  const result = reduceToSingleString(ctx, output, base, braces, extrasType, recurseTimes, value);
  // A guard against texts that no string can hold: deeper levels are cut then.
  const total = (ctx.budget[ctx.indentationLvl] || 0) + result.length;
  ctx.budget[ctx.indentationLvl] = total;
  if (total > kMaxTotalLength) {
    ctx.depth = -1;
  }
  return result;
}

function addPseudoProperties(ctx, value, recurseTimes, pseudoKeys, output) {
  ctx.indentationLvl += 2;
  for (const key of pseudoKeys) {
    output.push(`${ctx.stylize(`[${key}]`, 'string')}: ${formatValue(ctx, value[key], recurseTimes)}`);
  }
  ctx.indentationLvl -= 2;
}

function sortOutput(comparator, output, extrasType, keyCount) {
  if (extrasType === kObjectType) {
    output.sort(comparator);
  } else if (keyCount > 1) {
    const sorted = output.slice(output.length - keyCount).sort(comparator);
    output.splice(output.length - keyCount, keyCount, ...sorted);
  }
}

function formatGetter(ctx, descriptor, recurseTimes, original) {
  const label = descriptor.set !== undefined ? 'Getter/Setter' : 'Getter';
  const { stylize } = ctx;
  const wanted = ctx.getters === true ||
    (ctx.getters === 'get' && descriptor.set === undefined) ||
    (ctx.getters === 'set' && descriptor.set !== undefined);
  if (!wanted) {
    return stylize(`[${label}]`, 'special');
  }
  try {
    const value = descriptor.get.call(original);
    ctx.indentationLvl += 2;
    let text;
    if (value === null) {
      text = `${stylize(`[${label}:`, 'special')} ${stylize('null', 'null')}${stylize(']', 'special')}`;
    } else if (typeof value === 'object') {
      text = `${stylize(`[${label}]`, 'special')} ${formatValue(ctx, value, recurseTimes)}`;
    } else {
      const primitive = typeof value === 'function' ?
        formatValue(ctx, value, recurseTimes) : formatPrimitive(stylize, value, ctx);
      text = `${stylize(`[${label}:`, 'special')} ${primitive}${stylize(']', 'special')}`;
    }
    ctx.indentationLvl -= 2;
    return text;
  } catch (error) {
    return `${stylize(`[${label}:`, 'special')} <Inspection threw (${error?.message})>${stylize(']', 'special')}`;
  }
}

function formatKey(ctx, key, descriptor) {
  if (typeof key === 'symbol') {
    const text = ctx.stylize(symbolKeyText(key), 'symbol');
    return descriptor.enumerable === false ? `[${text}]` : text;
  }
  if (key === '__proto__') {
    return "['__proto__']";
  }
  if (descriptor.enumerable === false) {
    return `[${kNeedsEscape.test(key) ? escapeText(key) : key}]`;
  }
  return kIdentifier.test(key) ? ctx.stylize(key, 'name') : ctx.stylize(quote(key), 'string');
}

function formatProperty(ctx, value, recurseTimes, key, type, descriptor, original = value) {
  let separator = ' ';
  let text;
  descriptor ??= getOwnPropertyDescriptor(value, key) ??
    { value: value[key], configurable: true, enumerable: true };
  if (descriptor.value !== undefined) {
    const indent = ctx.compact !== true || type !== kObjectType ? 2 : 3;
    ctx.indentationLvl += indent;
    text = formatValue(ctx, descriptor.value, recurseTimes);
    if (indent === 3 && ctx.breakLength < getStringWidth(text, ctx.colors)) {
      separator = `\n${' '.repeat(ctx.indentationLvl)}`;
    }
    ctx.indentationLvl -= indent;
  } else if (descriptor.get !== undefined) {
    text = formatGetter(ctx, descriptor, recurseTimes, original);
  } else if (descriptor.set !== undefined) {
    text = ctx.stylize('[Setter]', 'special');
  } else {
    text = ctx.stylize('undefined', 'undefined');
  }
  return type === kArrayType ? text : `${formatKey(ctx, key, descriptor)}:${separator}${text}`;
}

collections.engine.formatValue = formatValue;
collections.engine.formatProperty = formatProperty;

module.exports = { formatValue, getBuiltInObjects };
