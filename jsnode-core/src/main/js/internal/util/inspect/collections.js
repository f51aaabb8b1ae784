'use strict';

// The entries of arrays, typed arrays, buffers, sets, maps, iterators, promises and module namespaces.

const { formatBigInt, formatNumber } = require('internal/util/inspect/strings');
const { kArrayExtrasType, kArrayType, kObjectType, reduceToSingleString } = require('internal/util/inspect/layout');

const native = binding('util');
const { hasOwn } = Object;
const setForEach = Function.prototype.call.bind(Set.prototype.forEach);
const mapForEach = Function.prototype.call.bind(Map.prototype.forEach);
const setSize = Function.prototype.call.bind(Object.getOwnPropertyDescriptor(Set.prototype, 'size').get);
const mapSize = Function.prototype.call.bind(Object.getOwnPropertyDescriptor(Map.prototype, 'size').get);

const kArrayIndex = /^(0|[1-9][0-9]*)$/;
const kRejected = 2;

/** Set by internal/util/inspect/value: formatValue and formatProperty. */
const engine = { formatValue: undefined, formatProperty: undefined };

function plural(count) {
  return count > 1 ? 's' : '';
}

function remainingText(remaining) {
  return `... ${remaining} more item${plural(remaining)}`;
}

function shownLength(ctx, length) {
  return Math.min(Math.max(0, ctx.maxArrayLength), length);
}

function formatArray(ctx, value, recurseTimes) {
  const { length } = value;
  const shown = shownLength(ctx, length);
  const output = [];
  for (let i = 0; i < shown; i++) {
    if (!hasOwn(value, i)) {
      return formatSparseArray(ctx, value, recurseTimes, shown, output, i);
    }
    output.push(engine.formatProperty(ctx, value, recurseTimes, i, kArrayType));
  }
  if (length > shown) {
    output.push(remainingText(length - shown));
  }
  return output;
}

/** An array with holes: runs of holes count as one entry. */
function formatSparseArray(ctx, value, recurseTimes, shown, output, from) {
  const keys = Object.keys(value);
  let index = from;
  for (let i = from; i < keys.length && output.length < shown; i++) {
    const key = keys[i];
    if (key > 2 ** 32 - 2) {
      break;
    }
    if (`${index}` !== key) {
      if (!kArrayIndex.test(key)) {
        break;
      }
      const holes = key - index;
      output.push(ctx.stylize(`<${holes} empty item${plural(holes)}>`, 'undefined'));
      index = key;
      if (output.length === shown) {
        break;
      }
    }
    output.push(engine.formatProperty(ctx, value, recurseTimes, key, kArrayType));
    index++;
  }
  const remaining = value.length - index;
  if (output.length !== shown) {
    if (remaining > 0) {
      output.push(ctx.stylize(`<${remaining} empty item${plural(remaining)}>`, 'undefined'));
    }
  } else if (remaining > 0) {
    output.push(remainingText(remaining));
  }
  return output;
}

/** `value` holds the elements; `original` may have lost its prototype. */
function formatTypedArray(value, length, ctx, original, recurseTimes) {
  const shown = shownLength(ctx, length);
  const output = new Array(shown);
  const formatElement = length > 0 && typeof value[0] === 'bigint' ? formatBigInt : formatNumber;
  for (let i = 0; i < shown; i++) {
    output[i] = formatElement(ctx.stylize, value[i], ctx.numericSeparator);
  }
  if (length > shown) {
    output[shown] = remainingText(length - shown);
  }
  if (ctx.showHidden) {
    ctx.indentationLvl += 2;
    for (const key of ['BYTES_PER_ELEMENT', 'length', 'byteLength', 'byteOffset', 'buffer']) {
      output.push(`${ctx.stylize(`[${key}]`, 'string')}: ${engine.formatValue(ctx, original[key], recurseTimes, true)}`);
    }
    ctx.indentationLvl -= 2;
  }
  return output;
}

function formatArrayBuffer(ctx, value) {
  let bytes;
  try {
    bytes = new Uint8Array(value);
  } catch {
    return [ctx.stylize('(detached)', 'special')];
  }
  const shown = shownLength(ctx, bytes.length);
  const parts = [];
  for (let i = 0; i < shown; i++) {
    parts.push(bytes[i].toString(16).padStart(2, '0'));
  }
  let text = parts.join(' ');
  const remaining = bytes.length - shown;
  if (remaining > 0) {
    text += ` ... ${remaining} more byte${plural(remaining)}`;
  }
  return [`${ctx.stylize('[Uint8Contents]', 'special')}: <${text}>`];
}

function formatSet(ctx, value, recurseTimes, unlimited) {
  const size = setSize(value);
  const shown = unlimited ? size : shownLength(ctx, size);
  const output = [];
  let i = 0;
  ctx.indentationLvl += 2;
  setForEach(value, (element) => {
    if (i++ < shown) {
      output.push(engine.formatValue(ctx, element, recurseTimes));
    }
  });
  ctx.indentationLvl -= 2;
  if (size > shown) {
    output.push(remainingText(size - shown));
  }
  return output;
}

function formatMap(ctx, value, recurseTimes, unlimited) {
  const size = mapSize(value);
  const shown = unlimited ? size : shownLength(ctx, size);
  const output = [];
  let i = 0;
  ctx.indentationLvl += 2;
  mapForEach(value, (element, key) => {
    if (i++ < shown) {
      output.push(`${engine.formatValue(ctx, key, recurseTimes)} => ${engine.formatValue(ctx, element, recurseTimes)}`);
    }
  });
  ctx.indentationLvl -= 2;
  if (size > shown) {
    output.push(remainingText(size - shown));
  }
  return output;
}

function formatFlatEntries(ctx, recurseTimes, entries, isWeak) {
  const shown = shownLength(ctx, entries.length);
  const output = new Array(shown);
  ctx.indentationLvl += 2;
  for (let i = 0; i < shown; i++) {
    output[i] = engine.formatValue(ctx, entries[i], recurseTimes);
  }
  ctx.indentationLvl -= 2;
  if (isWeak && !ctx.sorted) {
    output.sort();
  }
  if (entries.length > shown) {
    output.push(remainingText(entries.length - shown));
  }
  return output;
}

function formatPairEntries(ctx, recurseTimes, entries, isWeak) {
  const size = entries.length / 2;
  const shown = shownLength(ctx, size);
  const output = new Array(shown);
  ctx.indentationLvl += 2;
  for (let i = 0; i < shown; i++) {
    const key = engine.formatValue(ctx, entries[i * 2], recurseTimes);
    const element = engine.formatValue(ctx, entries[i * 2 + 1], recurseTimes);
    output[i] = isWeak ?
      `${key} => ${element}` :
      reduceToSingleString(ctx, [key, element], '', ['[', ']'], kArrayExtrasType, recurseTimes);
  }
  ctx.indentationLvl -= 2;
  if (isWeak && !ctx.sorted) {
    output.sort();
  }
  if (size > shown) {
    output.push(remainingText(size - shown));
  }
  return output;
}

function formatWeakCollection(ctx) {
  return [ctx.stylize('<items unknown>', 'special')];
}

function formatWeakSet(ctx, value, recurseTimes) {
  const preview = native.previewEntries(value);
  return preview ? formatFlatEntries(ctx, recurseTimes, preview[0], true) : formatWeakCollection(ctx);
}

function formatWeakMap(ctx, value, recurseTimes) {
  const preview = native.previewEntries(value);
  return preview ? formatPairEntries(ctx, recurseTimes, preview[0], true) : formatWeakCollection(ctx);
}

function formatIterator(braces, ctx, value, recurseTimes) {
  const [entries, isKeyValue] = native.previewEntries(value);
  if (isKeyValue) {
    braces[0] = braces[0].replace(/ Iterator\] \{$/, ' Entries] {');
    return formatPairEntries(ctx, recurseTimes, entries, false);
  }
  return formatFlatEntries(ctx, recurseTimes, entries, false);
}

function formatPromise(ctx, value, recurseTimes) {
  const [state, result] = native.getPromiseDetails(value);
  if (state === 0) {
    return [ctx.stylize('<pending>', 'special')];
  }
  ctx.indentationLvl += 2;
  const text = engine.formatValue(ctx, result, recurseTimes);
  ctx.indentationLvl -= 2;
  return [state === kRejected ? `${ctx.stylize('<rejected>', 'special')} ${text}` : text];
}

/** Exports that are not initialized yet throw when read. */
function formatNamespaceObject(keys, ctx, value, recurseTimes) {
  const output = new Array(keys.length);
  for (let i = 0; i < keys.length; i++) {
    try {
      output[i] = engine.formatProperty(ctx, value, recurseTimes, keys[i], kObjectType);
    } catch (error) {
      if (!(error instanceof ReferenceError)) {
        throw error;
      }
      const text = engine.formatProperty(ctx, { [keys[i]]: '' }, recurseTimes, keys[i], kObjectType);
      output[i] = text.slice(0, text.lastIndexOf(' ') + 1) + ctx.stylize('<uninitialized>', 'special');
    }
  }
  keys.length = 0;
  return output;
}

module.exports = {
  engine,
  formatArray,
  formatArrayBuffer,
  formatIterator,
  formatMap,
  formatNamespaceObject,
  formatPromise,
  formatSet,
  formatTypedArray,
  formatWeakCollection,
  formatWeakMap,
  formatWeakSet,
  mapSize,
  setSize,
};
