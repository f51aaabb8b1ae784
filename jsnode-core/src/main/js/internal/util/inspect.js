'use strict';

// util.inspect, util.format and util.formatWithOptions. The parts are in internal/util/inspect/*.

const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const { customInspectSymbol, stripVTControlCharacters } = require('internal/util');
const { isProxy } = require('internal/util/types');
const { validateObject } = require('internal/validators');
const {
  colors,
  formatBigInt,
  formatNumber,
  getStringWidth,
  styles,
  stylizeNoColor,
  stylizeWithColor,
} = require('internal/util/inspect/strings');
const { formatValue, getBuiltInObjects } = require('internal/util/inspect/value');

const inspectDefaultOptions = Object.seal({
  showHidden: false,
  depth: 2,
  colors: false,
  customInspect: true,
  showProxy: false,
  maxArrayLength: 100,
  maxStringLength: 10000,
  breakLength: 80,
  compact: 3,
  sorted: false,
  getters: false,
  numericSeparator: false,
});

/** The state of one call of inspect. */
class InspectContext {
  constructor() {
    this.budget = {};
    this.indentationLvl = 0;
    this.seen = [];
    this.circular = undefined;
    this.currentDepth = 0;
    this.stylize = stylizeNoColor;
    this.userOptions = undefined;
    this.showHidden = inspectDefaultOptions.showHidden;
    this.depth = inspectDefaultOptions.depth;
    this.colors = inspectDefaultOptions.colors;
    this.customInspect = inspectDefaultOptions.customInspect;
    this.showProxy = inspectDefaultOptions.showProxy;
    this.maxArrayLength = inspectDefaultOptions.maxArrayLength;
    this.maxStringLength = inspectDefaultOptions.maxStringLength;
    this.breakLength = inspectDefaultOptions.breakLength;
    this.compact = inspectDefaultOptions.compact;
    this.sorted = inspectDefaultOptions.sorted;
    this.getters = inspectDefaultOptions.getters;
    this.numericSeparator = inspectDefaultOptions.numericSeparator;
  }

  apply(options) {
    for (const key of Object.keys(options)) {
      if (Object.hasOwn(inspectDefaultOptions, key) || key === 'stylize') {
        this[key] = options[key];
      } else {
        // Unknown options are kept for custom inspect functions.
        this.userOptions ??= options;
      }
    }
  }
}

/** `inspect(value, options)`, or Node's older `inspect(value, showHidden, depth, colors)`. */
function inspect(value, /* options */ opts) {
  const ctx = new InspectContext();
  if (arguments.length > 1) {
    if (arguments.length > 2) {
      if (arguments[2] !== undefined) {
        ctx.depth = arguments[2];
      }
      if (arguments.length > 3 && arguments[3] !== undefined) {
        ctx.colors = arguments[3];
      }
    }
    if (typeof opts === 'boolean') {
      ctx.showHidden = opts;
    } else if (opts) {
      ctx.apply(opts);
    }
  }
  if (ctx.colors) {
    ctx.stylize = stylizeWithColor;
  }
  ctx.maxArrayLength ??= Infinity;
  ctx.maxStringLength ??= Infinity;
  return formatValue(ctx, value, 0);
}

inspect.custom = customInspectSymbol;
Object.defineProperty(inspect, 'defaultOptions', {
  __proto__: null,
  get() {
    return inspectDefaultOptions;
  },
  set(options) {
    validateObject(options, 'options');
    return Object.assign(inspectDefaultOptions, options);
  },
  configurable: false,
  enumerable: true,
});
inspect.colors = colors;
inspect.styles = styles;

// --- format ---------------------------------------------------------------------------------------------------------

let circularMessage;

function firstLine(error) {
  return error.message.split('\n', 1)[0];
}

function tryStringify(value) {
  try {
    return JSON.stringify(value);
  } catch (error) {
    // The engine's words for a cycle are learnt from one.
    if (circularMessage === undefined) {
      const cycle = {};
      cycle.cycle = cycle;
      try {
        JSON.stringify(cycle);
      } catch (cycleError) {
        circularMessage = firstLine(cycleError);
      }
    }
    if (error.name === 'TypeError' && firstLine(error) === circularMessage) {
      return '[Circular]';
    }
    throw error;
  }
}

/** False where the user gave the object a toString of its own. */
function hasBuiltInToString(value) {
  if (isProxy(value)) {
    const details = binding('util').getProxyDetails(value);
    if (details[1] === null) {
      return true;
    }
    return hasBuiltInToString(details[0]);
  }
  if (typeof value[Symbol.toPrimitive] === 'function' && !isBuiltInProperty(value, Symbol.toPrimitive)) {
    return false;
  }
  if (typeof value.toString !== 'function') {
    return true;
  }
  return isBuiltInProperty(value, 'toString');
}

function isBuiltInProperty(value, key) {
  if (Object.hasOwn(value, key)) {
    return false;
  }
  let pointer = value;
  do {
    pointer = Object.getPrototypeOf(pointer);
  } while (pointer !== null && !Object.hasOwn(pointer, key));
  if (pointer === null) {
    return true;
  }
  const descriptor = Object.getOwnPropertyDescriptor(pointer, 'constructor');
  return descriptor !== undefined && typeof descriptor.value === 'function' &&
    getBuiltInObjects().has(descriptor.value.name);
}

function formatNumberWith(options, number) {
  return formatNumber(stylizeNoColor, number, options?.numericSeparator ?? inspectDefaultOptions.numericSeparator);
}

function formatBigIntWith(options, bigint) {
  return formatBigInt(stylizeNoColor, bigint, options?.numericSeparator ?? inspectDefaultOptions.numericSeparator);
}

const kPercent = 37;

function formatString(value, options) {
  switch (typeof value) {
    case 'number': return formatNumberWith(options, value);
    case 'bigint': return formatBigIntWith(options, value);
    case 'object':
      if (value !== null && hasBuiltInToString(value)) {
        return inspect(value, { ...options, depth: 0, colors: false, compact: 3 });
      }
  }
  return String(value);
}

function formatInteger(value, options) {
  switch (typeof value) {
    case 'bigint': return formatBigIntWith(options, value);
    case 'symbol': return formatNumberWith(options, NaN);
    default: return formatNumberWith(options, parseInt(value));
  }
}

function formatDecimal(value, options) {
  switch (typeof value) {
    case 'bigint': return formatBigIntWith(options, value);
    case 'symbol': return formatNumberWith(options, NaN);
    default: return formatNumberWith(options, Number(value));
  }
}

/** One directive; undefined where the letter is none. */
function formatDirective(letter, value, options) {
  switch (letter) {
    case 's': return formatString(value, options);
    case 'j': return `${tryStringify(value)}`;
    case 'd': return formatDecimal(value, options);
    case 'O': return inspect(value, options);
    case 'o': return inspect(value, { ...options, showHidden: true, showProxy: true, depth: 4 });
    case 'i': return formatInteger(value, options);
    case 'f': return formatNumberWith(options, typeof value === 'symbol' ? NaN : parseFloat(value));
    case 'c': return '';
    default: return undefined;
  }
}

function formatWithOptionsInternal(options, args) {
  const first = args[0];
  let used = 0;
  let text = '';
  let join = '';
  if (typeof first === 'string') {
    if (args.length === 1) {
      return first;
    }
    let last = 0;
    for (let i = 0; i < first.length - 1; i++) {
      if (first.charCodeAt(i) !== kPercent) {
        continue;
      }
      const letter = first[++i];
      if (letter === '%') {
        text += first.slice(last, i);
        last = i + 1;
      } else if (used + 1 !== args.length) {
        const part = formatDirective(letter, args[used + 1], options);
        if (part !== undefined) {
          used++;
          text += first.slice(last, i - 1) + part;
          last = i + 1;
        }
      }
    }
    if (last !== 0 || used !== 0) {
      used++;
      join = ' ';
      if (last < first.length) {
        text += first.slice(last);
      }
    }
  }
  for (; used < args.length; used++) {
    const value = args[used];
    text += join;
    text += typeof value !== 'string' ? inspect(value, { compact: 3, colors: false, depth: 2, ...options }) : value;
    join = ' ';
  }
  return text;
}

function format(...args) {
  return formatWithOptionsInternal(undefined, args);
}

function formatWithOptions(inspectOptions, ...args) {
  if (typeof inspectOptions !== 'object' || inspectOptions === null) {
    throw new ERR_INVALID_ARG_TYPE('inspectOptions', 'object', inspectOptions);
  }
  return formatWithOptionsInternal(inspectOptions, args);
}

/** For console: the arguments as an array. */
function formatArguments(inspectOptions, args) {
  return formatWithOptionsInternal(inspectOptions, args);
}

module.exports = {
  format,
  formatArguments,
  formatNumber,
  formatWithOptions,
  getStringWidth,
  inspect,
  inspectDefaultOptions,
  stripVTControlCharacters,
  stylizeNoColor,
  stylizeWithColor,
};
