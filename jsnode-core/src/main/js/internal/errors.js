'use strict';

// Node's coded errors. `codes.ERR_X` makes plain errors of a base class whose stack starts with `TypeError [ERR_X]:
// message` while their name stays `TypeError`. Every program destructures many of them and most throw none: what a code
// stands for is looked up (internal/errors/definitions) when the first error of it is made.

const { defineProperty } = Object;
const kIsNodeError = Symbol('kIsNodeError');

let uvModule;
function uv() {
  return uvModule ??= require('internal/uv');
}

/** Captures the stack below `above` with `header` as the error's name in its first line. */
function captureStack(error, header, above) {
  const own = Object.getOwnPropertyDescriptor(error, 'name');
  defineProperty(error, 'name', { __proto__: null, value: header, configurable: true, writable: true });
  Error.captureStackTrace(error, above);
  void error.stack;
  if (own === undefined) {
    delete error.name;
  } else {
    defineProperty(error, 'name', own);
  }
}

function setHidden(error, key, value) {
  defineProperty(error, key, { __proto__: null, value, configurable: true, enumerable: false, writable: true });
}

const basePrototypes = new Map();

/** The prototype of coded errors of one base class: its constructor is the base, its toString shows the code. */
function prototypeOf(Base) {
  let prototype = basePrototypes.get(Base);
  if (prototype === undefined) {
    prototype = Object.create(Base.prototype, {
      constructor: { __proto__: null, value: Base, configurable: true, writable: true },
      toString: {
        __proto__: null,
        value: function toString() {
          return `${this.name} [${this.code}]: ${this.message}`;
        },
        configurable: true,
        writable: true,
      },
      [kIsNodeError]: { __proto__: null, value: true, configurable: true },
    });
    basePrototypes.set(Base, prototype);
  }
  return prototype;
}

/** `codes.ERR_X.RangeError`: the same code and message under another base class. */
const variants = Object.create(Function.prototype, {
  __proto__: null,
  Error: { __proto__: null, get() { return variant(this, Error); } },
  HideStackFramesError: { __proto__: null, get() { return this; } },
  RangeError: { __proto__: null, get() { return variant(this, RangeError); } },
  SyntaxError: { __proto__: null, get() { return variant(this, SyntaxError); } },
  TypeError: { __proto__: null, get() { return variant(this, TypeError); } },
});

const codeOfClass = new WeakMap();

function variant(ofClass, Base) {
  return makeClass(codeOfClass.get(ofClass), Base);
}

function makeClass(code, OtherBase) {
  function NodeError(...args) {
    const { Base, describe, prefix } = definition(code);
    return prefix === undefined ?
      codedError(OtherBase ?? Base, code, describe, args, NodeError) :
      new SystemError(code, prefix, args[0], NodeError);
  }
  codeOfClass.set(NodeError, code);
  return Object.setPrototypeOf(NodeError, variants);
}

let definitions;

function definition(code) {
  definitions ??= require('internal/errors/definitions');
  return definitions.find(code);
}

function codedError(Base, code, describe, args, above) {
  const error = new Base();
  Object.setPrototypeOf(error, prototypeOf(Base));
  error.code = code;
  setHidden(error, 'message', describe(error, ...args));
  captureStack(error, `${error.name} [${code}]`, above);
  return error;
}

/** Errors that carry what a system call reported: `info`, and accessors to its parts. */
class SystemError extends Error {
  constructor(code, prefix, context, above = SystemError) {
    super();
    let message = `${prefix}: ${context.syscall} returned ${context.code} (${context.message})`;
    if (context.path !== undefined) {
      message += ` ${context.path}`;
    }
    if (context.dest !== undefined) {
      message += ` => ${context.dest}`;
    }
    this.code = code;
    setHidden(this, 'name', 'SystemError');
    setHidden(this, 'message', message);
    defineProperty(this, 'info', { __proto__: null, value: context, configurable: true, enumerable: true });
    defineContextProperty(this, context, 'errno');
    defineContextProperty(this, context, 'syscall');
    if (context.path !== undefined) {
      defineContextProperty(this, context, 'path');
    }
    if (context.dest !== undefined) {
      defineContextProperty(this, context, 'dest');
    }
    defineProperty(this, kIsNodeError, { __proto__: null, value: true, configurable: true });
    captureStack(this, `SystemError [${code}]`, above);
  }

  toString() {
    return `${this.name} [${this.code}]: ${this.message}`;
  }

  [Symbol.for('nodejs.util.inspect.custom')](depth, options, inspect) {
    return inspect(this, { ...options, getters: true, customInspect: false });
  }
}

function defineContextProperty(error, context, key) {
  defineProperty(error, key, {
    __proto__: null,
    get() {
      return context[key];
    },
    set(value) {
      context[key] = value;
    },
    configurable: true,
    enumerable: true,
  });
}

const codes = new Proxy({ __proto__: null }, {
  __proto__: null,
  get(made, code) {
    return made[code] ??= makeClass(code);
  },
});

const bases = { __proto__: null, Error, TypeError, RangeError, SyntaxError, URIError };

class AbortError extends Error {
  constructor(message = 'The operation was aborted', options = undefined) {
    if (options !== undefined && typeof options !== 'object') {
      throw new codes.ERR_INVALID_ARG_TYPE('options', 'Object', options);
    }
    super(message, options);
    this.code = 'ABORT_ERR';
    this.name = 'AbortError';
  }
}

/**
 * Marks a function whose frames are not to be shown at the top of stacks of the errors it throws. GraalJS pays a lot
 * for a wrapping function, so that the function itself is returned: validators simply stay visible as internal frames.
 */
function hideStackFrames(fn) {
  fn.withoutStackTrace = fn;
  return fn;
}

function codeOf(codeOrErrno) {
  return typeof codeOrErrno === 'number' ? uv().errname(codeOrErrno) : codeOrErrno;
}

function errnoOf(codeOrErrno) {
  return typeof codeOrErrno === 'number' ? codeOrErrno : uv().errno(codeOrErrno);
}

/** `ENOENT: no such file or directory, open 'a' -> 'b'`; context: {code or errno, syscall, path, dest, message}. */
function uvException(context) {
  const code = context.code ?? codeOf(context.errno);
  let message = `${code}: ${context.message || uv().errmessage(code)}, ${context.syscall}`;
  if (context.path) {
    message += ` '${context.path}'`;
  }
  if (context.dest) {
    message += ` -> '${context.dest}'`;
  }
  const error = new Error(message);
  error.errno = context.errno ?? errnoOf(code);
  error.code = code;
  error.syscall = context.syscall;
  for (const key of Object.keys(context)) {
    if (key !== 'message' && key !== 'path' && key !== 'dest' && !(key in error)) {
      error[key] = context[key];
    }
  }
  if (context.path) {
    error.path = `${context.path}`;
  }
  if (context.dest) {
    error.dest = `${context.dest}`;
  }
  Error.captureStackTrace(error, uvException);
  return error;
}

function addressDetails(address, port) {
  if (port > 0) {
    return ` ${address}:${port}`;
  }
  return address ? ` ${address}` : '';
}

/** `connect ECONNREFUSED 127.0.0.1:80 - Local (additional)`. */
function exceptionWithHostPort(codeOrErrno, syscall, address, port, additional) {
  const code = codeOf(codeOrErrno);
  const details = addressDetails(address, port) + (additional ? ` - Local (${additional})` : '');
  const error = new Error(`${syscall} ${code}${details}`);
  error.errno = errnoOf(codeOrErrno);
  error.code = code;
  error.syscall = syscall;
  error.address = address;
  if (port) {
    error.port = port;
  }
  Error.captureStackTrace(error, exceptionWithHostPort);
  return error;
}

/** `listen EADDRINUSE: address already in use 127.0.0.1:80`. */
function uvExceptionWithHostPort(codeOrErrno, syscall, address, port) {
  const code = codeOf(codeOrErrno);
  const error = new Error(`${syscall} ${code}: ${uv().errmessage(code)}${addressDetails(address, port)}`);
  error.code = code;
  error.errno = errnoOf(codeOrErrno);
  error.syscall = syscall;
  error.address = address;
  if (port) {
    error.port = port;
  }
  Error.captureStackTrace(error, uvExceptionWithHostPort);
  return error;
}

/** `open ENOENT original`. */
function errnoException(codeOrErrno, syscall, original) {
  const code = codeOf(codeOrErrno);
  const error = new Error(`${syscall} ${code}${original ? ` ${original}` : ''}`);
  error.errno = errnoOf(codeOrErrno);
  error.code = code;
  error.syscall = syscall;
  Error.captureStackTrace(error, errnoException);
  return error;
}

/** `queryA ENOTFOUND host`. */
function dnsException(codeOrErrno, syscall, hostname) {
  let code = codeOf(codeOrErrno);
  if (code === 'EAI_NODATA' || code === 'EAI_NONAME') {
    code = 'ENOTFOUND';
  }
  const error = new Error(`${syscall} ${code}${hostname ? ` ${hostname}` : ''}`);
  error.errno = typeof codeOrErrno === 'number' ? codeOrErrno : undefined;
  error.code = code;
  error.syscall = syscall;
  if (hostname) {
    error.hostname = hostname;
  }
  Error.captureStackTrace(error, dnsException);
  return error;
}

function connResetException(message) {
  const error = new Error(message);
  error.code = 'ECONNRESET';
  Error.captureStackTrace(error, connResetException);
  return error;
}

class NodeAggregateError extends AggregateError {
  constructor(errors, message) {
    super(Array.from(errors), message);
    this.code = errors[0]?.code;
  }

  get ['constructor']() {
    return AggregateError;
  }

  get [kIsNodeError]() {
    return true;
  }
}

function aggregateTwoErrors(innerError, outerError) {
  if (!innerError || !outerError || innerError === outerError) {
    return innerError || outerError;
  }
  if (Array.isArray(outerError.errors)) {
    outerError.errors.push(innerError);
    return outerError;
  }
  const error = new AggregateError([outerError, innerError], outerError.message);
  error.code = outerError.code;
  Error.captureStackTrace(error, aggregateTwoErrors);
  return error;
}

function genericNodeError(message, properties) {
  const error = new Error(message);
  Object.assign(error, properties);
  return error;
}

function isErrorLike(value) {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'stack') && Object.hasOwn(value, 'message');
}

function isStackOverflowError(error) {
  return error instanceof RangeError && error.message === 'Maximum call stack size exceeded';
}

/**
 * The factory of errors that come from Java (called by the engine; absent parts are null or undefined).
 * With a syscall it makes Node's system error and composes its message unless one is given; otherwise a coded error.
 */
function createJavaError(name, code, message, errno, syscall, path, dest, address, port) {
  const Base = bases[name] ?? Error;
  if (!syscall) {
    const error = new Base(message ?? '');
    if (!bases[name]) {
      setHidden(error, 'name', name);
    }
    if (code) {
      error.code = code;
    }
    return error;
  }
  let text = message;
  if (!text) {
    text = `${code}: ${uv().errmessage(code)}, ${syscall}`;
    text += path != null ? ` '${path}'` : '';
    text += dest != null ? ` -> '${dest}'` : '';
    text += address ? addressDetails(address, port) : '';
  }
  const error = new Base(text);
  error.errno = errno || uv().errno(code);
  error.code = code;
  error.syscall = syscall;
  if (path != null) {
    error.path = path;
  }
  if (dest != null) {
    error.dest = dest;
  }
  if (address) {
    error.address = address;
  }
  if (port) {
    error.port = port;
  }
  return error;
}

/** 'system' -> (code, syscall, path, dest); any other kind is the error's class name -> (code, message). */
function fromHost(kind, ...args) {
  return kind === 'system' ?
    createJavaError('Error', args[0], undefined, undefined, args[1], args[2], args[3]) :
    createJavaError(kind, args[0], args[1]);
}

/** 'a', 'a or b', 'a, b, or c'. */
function formatList(list, word) {
  return require('internal/errors/computed').formatList(list, word);
}

/** What a message says after "Received": `type number (1)`, `an instance of Foo`, `function name`. */
function determineSpecificType(value) {
  return require('internal/errors/computed').determineSpecificType(value);
}

module.exports = {
  AbortError,
  ConnResetException: connResetException,
  DNSException: dnsException,
  ErrnoException: errnoException,
  ExceptionWithHostPort: exceptionWithHostPort,
  NodeAggregateError,
  SystemError,
  UVException: uvException,
  UVExceptionWithHostPort: uvExceptionWithHostPort,
  aggregateTwoErrors,
  captureStack,
  codes,
  connResetException,
  createJavaError,
  determineSpecificType,
  dnsException,
  errnoException,
  exceptionWithHostPort,
  formatList,
  fromHost,
  genericNodeError,
  hideStackFrames,
  isErrorLike,
  isStackOverflowError,
  kIsNodeError,
  uvException,
  uvExceptionWithHostPort,
};
