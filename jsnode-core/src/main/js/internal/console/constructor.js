'use strict';

// The Console class. The global console borrows its methods and binds them to process.stdout and process.stderr.

const { subscribed } = require('internal/diagnostics/builtin');
const {
  codes: { ERR_CONSOLE_WRITABLE_STREAM, ERR_INCOMPATIBLE_OPTION_PAIR },
  isStackOverflowError,
} = require('internal/errors');
const { validateArray, validateInteger, validateObject, validateOneOf } = require('internal/validators');
const { formatArguments, inspect } = require('internal/util/inspect');
const { formatTime } = require('internal/console/format_time');

const kCounts = Symbol('counts');
const kColorMode = Symbol('kColorMode');
const kIsConsole = Symbol('kIsConsole');
const kGroupIndentWidth = Symbol('kGroupIndentWidth');
const kGroupIndentation = Symbol('kGroupIndentationString');
const kBindStreamsEager = Symbol('kBindStreamsEager');
const kBindStreamsLazy = Symbol('kBindStreamsLazy');
const kBindProperties = Symbol('kBindProperties');
const kWriteToConsole = Symbol('kWriteToConsole');
const kLogs = Symbol('kLogs');
const kObserved = Symbol('kObserved');
const kGetInspectOptions = Symbol('kGetInspectOptions');
const kUseStdout = true;
const kUseStderr = false;

const kCursorHome = '\u001b[1;1H';
const kClearScreenDown = '\u001b[0J';
const kMaxGroupIndentation = 1000;
const kDefaultGroupIndentation = 2;
const kColorInspectOptions = { colors: true };
const kNoColorInspectOptions = {};

const inspectOptions = new WeakMap();

function noop() {}

function Console(options, /* or */ stderrArgument, ignoreErrorsArgument) {
  if (!new.target) {
    return Reflect.construct(Console, arguments);
  }
  let settings = options;
  if (!settings || typeof settings.write === 'function') {
    settings = { stdout: settings, stderr: stderrArgument, ignoreErrors: ignoreErrorsArgument };
  }
  const {
    stdout,
    stderr = stdout,
    ignoreErrors = true,
    colorMode = 'auto',
    inspectOptions: ownInspectOptions,
    groupIndentation,
  } = settings;
  if (!stdout || typeof stdout.write !== 'function') {
    throw new ERR_CONSOLE_WRITABLE_STREAM('stdout');
  }
  if (!stderr || typeof stderr.write !== 'function') {
    throw new ERR_CONSOLE_WRITABLE_STREAM('stderr');
  }
  validateOneOf(colorMode, 'colorMode', ['auto', true, false]);
  if (groupIndentation !== undefined) {
    validateInteger(groupIndentation, 'groupIndentation', 0, kMaxGroupIndentation);
  }
  if (ownInspectOptions !== undefined) {
    validateInspectOptions(ownInspectOptions, settings.colorMode);
    inspectOptions.set(this, ownInspectOptions);
  }
  // Methods are own, bound properties, so that they can be passed around.
  for (const key of Object.keys(Console.prototype)) {
    this[key] = bindMethod(this, key);
  }
  this[kBindStreamsEager](stdout, stderr);
  this[kBindProperties](ignoreErrors, colorMode, groupIndentation);
}

function validateInspectOptions(options, colorMode) {
  if (options instanceof Map) {
    for (const value of options.values()) {
      validateInspectOptions(value, colorMode);
    }
    return;
  }
  validateObject(options, 'options.inspectOptions');
  if (options.colors !== undefined && colorMode !== undefined) {
    throw new ERR_INCOMPATIBLE_OPTION_PAIR('options.inspectOptions.color', 'colorMode');
  }
}

function bindMethod(target, key) {
  const bound = target[key].bind(target);
  Object.defineProperty(bound, 'name', { __proto__: null, value: key });
  return bound;
}

function hidden(value) {
  return { __proto__: null, value, configurable: true, enumerable: false, writable: true };
}

function defineHiddenMethod(key, method) {
  Object.defineProperty(Console.prototype, key, hidden(method));
}

Object.defineProperty(Console, Symbol.hasInstance, {
  __proto__: null,
  value(instance) {
    return instance === null || instance === undefined ? false : instance[kIsConsole] === true;
  },
});

defineHiddenMethod(kBindStreamsEager, function(stdout, stderr) {
  Object.defineProperties(this, { _stdout: hidden(stdout), _stderr: hidden(stderr) });
});

// `object` has `stdout` and `stderr`, which are read only when something is written.
defineHiddenMethod(kBindStreamsLazy, function(object) {
  let stdout;
  let stderr;
  Object.defineProperties(this, {
    _stdout: {
      __proto__: null,
      enumerable: false,
      configurable: true,
      get() {
        return stdout || object.stdout;
      },
      set(value) {
        stdout = value;
      },
    },
    _stderr: {
      __proto__: null,
      enumerable: false,
      configurable: true,
      get() {
        return stderr || object.stderr;
      },
      set(value) {
        stderr = value;
      },
    },
  });
});

defineHiddenMethod(kBindProperties, function(ignoreErrors, colorMode, groupIndentation = kDefaultGroupIndentation) {
  Object.defineProperties(this, {
    _stdoutErrorHandler: hidden(createWriteErrorHandler(this, kUseStdout)),
    _stderrErrorHandler: hidden(createWriteErrorHandler(this, kUseStderr)),
    _ignoreErrors: hidden(Boolean(ignoreErrors)),
    _times: hidden(new Map()),
    [kCounts]: hidden(new Map()),
    [kColorMode]: hidden(colorMode),
    [kIsConsole]: hidden(true),
    [kGroupIndentWidth]: hidden(groupIndentation),
    [kGroupIndentation]: hidden(''),
    [Symbol.toStringTag]: { __proto__: null, value: 'console', configurable: true },
  });
});

// An error of a write ends up nowhere, unless somebody listens for it.
function createWriteErrorHandler(instance, toStdout) {
  return (error) => {
    if (error !== null && error !== undefined && !(toStdout ? instance._stdout : instance._stderr)._writableState?.errorEmitted) {
      const stream = toStdout ? instance._stdout : instance._stderr;
      // The error is emitted later, when the listener of the write is gone.
      if (stream.listenerCount('error') === 0) {
        stream.once('error', noop);
      }
    }
  };
}

// Where the console has [kLogs], a function, text goes there with the name of the method instead of to a stream.
defineHiddenMethod(kWriteToConsole, function(toStdout, text, method = toStdout ? 'info' : 'error') {
  const groupIndent = this[kGroupIndentation];
  if (groupIndent.length !== 0) {
    text = groupIndent + (text.includes('\n') ? text.replaceAll('\n', `\n${groupIndent}`) : text);
  }
  if (this[kLogs] !== undefined) {
    this[kLogs](method, text);
    return;
  }
  const stream = toStdout ? this._stdout : this._stderr;
  text += '\n';
  if (this._ignoreErrors === false) {
    stream.write(text);
    return;
  }
  const silent = stream.listenerCount === undefined || stream.listenerCount('error') > 0;
  try {
    if (!silent) {
      stream.once('error', noop);
    }
    stream.write(text, toStdout ? this._stdoutErrorHandler : this._stderrErrorHandler);
  } catch (error) {
    // Console is a debugging utility, so it swallows errors, except those of a full stack.
    if (isStackOverflowError(error)) {
      throw error;
    }
  } finally {
    if (!silent) {
      stream.removeListener('error', noop);
    }
  }
});

defineHiddenMethod(kGetInspectOptions, function(stream) {
  const settings = inspectOptions.get(this);
  const options = settings instanceof Map ? settings.get(stream) : settings;
  let color = this[kColorMode];
  if (color === 'auto') {
    color = Boolean(stream.isTTY) && (typeof stream.getColorDepth === 'function' ? stream.getColorDepth() > 2 : true);
  }
  if (options) {
    return options.colors === undefined ? { ...options, colors: color } : options;
  }
  return color ? kColorInspectOptions : kNoColorInspectOptions;
});

const CHANNELS = {
  __proto__: null,
  log: 'console.log',
  info: 'console.info',
  debug: 'console.debug',
  warn: 'console.warn',
  error: 'console.error',
};

/** Subscribers of `console.log` and the like see the arguments before they are formatted. */
function publish(method, args) {
  subscribed(CHANNELS[method])?.publish(args);
}

function write(instance, method, toStdout, args) {
  publish(method, args);
  instance[kObserved]?.(method === 'warn' ? 'warning' : method, args);
  const text = args.length === 1 && typeof args[0] === 'string' ? args[0] :
    formatArguments(instance[kGetInspectOptions](toStdout ? instance._stdout : instance._stderr), args);
  instance[kWriteToConsole](toStdout, text, method);
}

function warnLabel(message) {
  process.emitWarning(message);
}

const consoleMethods = {
  log(...args) {
    write(this, 'log', kUseStdout, args);
  },

  info(...args) {
    write(this, 'info', kUseStdout, args);
  },

  debug(...args) {
    write(this, 'debug', kUseStdout, args);
  },

  warn(...args) {
    write(this, 'warn', kUseStderr, args);
  },

  error(...args) {
    write(this, 'error', kUseStderr, args);
  },

  dir(object, options) {
    this[kObserved]?.('dir', [object]);
    this[kWriteToConsole](kUseStdout,
      inspect(object, { customInspect: false, ...this[kGetInspectOptions](this._stdout), ...options }));
  },

  time(label = 'default') {
    label = `${label}`;
    if (this._times.has(label)) {
      warnLabel(`Label '${label}' already exists for console.time()`);
    } else {
      this._times.set(label, process.hrtime());
    }
  },

  timeEnd(label = 'default') {
    label = `${label}`;
    if (logTime(this, 'timeEnd', label)) {
      this._times.delete(label);
    }
  },

  timeLog(label = 'default', ...data) {
    logTime(this, 'timeLog', `${label}`, data);
  },

  trace: function trace(...args) {
    const holder = { name: 'Trace', message: formatArguments(this[kGetInspectOptions](this._stderr), args) };
    Error.captureStackTrace(holder, trace);
    // The engine's first line knows only errors.
    const frames = holder.stack.slice(Math.max(0, holder.stack.indexOf('\n    at ')));
    const text = `${holder.message === '' ? 'Trace' : `Trace: ${holder.message}`}${frames.startsWith('\n') ? frames : ''}`;
    if (this[kLogs]) {
      this[kWriteToConsole](kUseStderr, text, 'trace');
    } else {
      this.error(text);
    }
  },

  assert(expression, ...args) {
    if (!expression) {
      if (typeof args[0] === 'string') {
        args[0] = `Assertion failed: ${args[0]}`;
        this.warn(...args);
      } else {
        this.warn('Assertion failed', ...args);
      }
    }
  },

  clear() {
    // Only a terminal can be cleared.
    if (this._stdout.isTTY && process.env.TERM !== 'dumb') {
      this._stdout.write(kCursorHome);
      this._stdout.write(kClearScreenDown);
    }
  },

  count(label = 'default') {
    label = `${label}`;
    const count = (this[kCounts].get(label) ?? 0) + 1;
    this[kCounts].set(label, count);
    this.log(`${label}: ${count}`);
  },

  countReset(label = 'default') {
    label = `${label}`;
    if (!this[kCounts].has(label)) {
      warnLabel(`Count for '${label}' does not exist`);
      return;
    }
    this[kCounts].delete(label);
  },

  group(...data) {
    if (data.length > 0) {
      this.log(...data);
    }
    this[kGroupIndentation] += ' '.repeat(this[kGroupIndentWidth]);
  },

  groupEnd() {
    this[kGroupIndentation] =
      this[kGroupIndentation].slice(0, this[kGroupIndentation].length - this[kGroupIndentWidth]);
  },

  table(tabularData, properties) {
    if (tabularData === null || typeof tabularData !== 'object') {
      return this.log(tabularData);
    }
    if (properties !== undefined) {
      validateArray(properties, 'properties');
    }
    const { renderTable } = require('internal/console/table');
    return this.log(renderTable(tabularData, properties, this[kGetInspectOptions](this._stdout)));
  },

  dirxml(...args) {
    this.log(...args);
  },

  groupCollapsed(...data) {
    this.group(...data);
  },
};

function logTime(instance, method, label, data) {
  const start = instance._times.get(label);
  if (start === undefined) {
    warnLabel(`No such label '${label}' for console.${method}()`);
    return false;
  }
  const [seconds, nanoseconds] = process.hrtime(start);
  const formatted = formatTime(seconds * 1000 + nanoseconds / 1e6);
  if (data === undefined) {
    instance.log('%s: %s', label, formatted);
  } else {
    instance.log('%s: %s', label, formatted, ...data);
  }
  return true;
}

for (const name of Object.keys(consoleMethods)) {
  Console.prototype[name] = consoleMethods[name];
}

module.exports = { Console, kBindProperties, kBindStreamsLazy, kLogs, kObserved };
