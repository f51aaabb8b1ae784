'use strict';

// Codes whose message is computed. Each entry: the class that the error extends, and a function
// (error, ...constructorArguments) that returns the message and may set further properties on the error.

const kTypeNames = new Set([
  'string', 'function', 'number', 'object', 'Function', 'Object', 'boolean', 'bigint', 'symbol',
]);
const kClassName = /^[A-Z][a-zA-Z0-9]*$/;

let inspectModule;
function inspect(value, options) {
  inspectModule ??= require('internal/util/inspect');
  return inspectModule.inspect(value, options);
}

/** As `inspect`, also for a value whose own inspection throws. */
function inspectSafely(value) {
  try {
    return inspect(value);
  } catch {
    return inspect(value, { customInspect: false });
  }
}

/** 'a', 'a or b', 'a, b, or c'. */
function formatList(list, word = 'and') {
  switch (list.length) {
    case 0: return '';
    case 1: return `${list[0]}`;
    case 2: return `${list[0]} ${word} ${list[1]}`;
    default: return `${list.slice(0, -1).join(', ')}, ${word} ${list[list.length - 1]}`;
  }
}

function quoteReceived(text) {
  const short = text.length > 28 ? `${text.slice(0, 25)}...` : text;
  return short.includes("'") ? JSON.stringify(short) : `'${short}'`;
}

/** What a message says after "Received": `type number (1)`, `an instance of Foo`, `function name`. */
function determineSpecificType(value) {
  if (value === null || value === undefined) {
    return `${value}`;
  }
  switch (typeof value) {
    case 'function':
      return `function ${value.name}`;
    case 'object': {
      const { constructor } = value;
      return constructor && 'name' in constructor ?
        `an instance of ${constructor.name}` :
        inspect(value, { depth: -1 });
    }
    case 'string':
      return `type string (${quoteReceived(value)})`;
    case 'bigint':
      return `type bigint (${value}n)`;
    case 'symbol':
      return `type symbol (${String(value)})`;
    case 'number':
      return `type number (${Object.is(value, -0) ? '-0' : value})`;
    default:
      return `type ${typeof value} (${value})`;
  }
}

function subject(name) {
  if (name.endsWith(' argument')) {
    return `The ${name}`;
  }
  return `The "${name}" ${name.includes('.') ? 'property' : 'argument'}`;
}

function describeExpected(expected) {
  const types = [];
  const instances = [];
  const others = [];
  for (const value of Array.isArray(expected) ? expected : [expected]) {
    if (kTypeNames.has(value)) {
      types.push(value.toLowerCase());
    } else if (kClassName.test(value)) {
      instances.push(value);
    } else {
      others.push(value);
    }
  }
  // An object among classes reads better as one of them.
  if (instances.length > 0 && types.includes('object')) {
    types.splice(types.indexOf('object'), 1);
    instances.push('Object');
  }
  const parts = [];
  if (types.length > 0) {
    parts.push(`${types.length > 1 ? 'one of type' : 'of type'} ${formatList(types, 'or')}`);
  }
  if (instances.length > 0) {
    parts.push(`an instance of ${formatList(instances, 'or')}`);
  }
  if (others.length > 1) {
    parts.push(`one of ${formatList(others, 'or')}`);
  } else if (others.length === 1) {
    parts.push(others[0].toLowerCase() === others[0] ? others[0] : `an ${others[0]}`);
  }
  return parts.join(' or ');
}

function addNumericalSeparator(digits) {
  let result = '';
  let i = digits.length;
  const start = digits[0] === '-' ? 1 : 0;
  for (; i >= start + 4; i -= 3) {
    result = `_${digits.slice(i - 3, i)}${result}`;
  }
  return digits.slice(0, i) + result;
}

function receivedNumber(input) {
  if (Number.isInteger(input) && Math.abs(input) > 2 ** 32) {
    return addNumericalSeparator(String(input));
  }
  if (typeof input === 'bigint') {
    const digits = String(input);
    return `${input > 2n ** 32n || input < -(2n ** 32n) ? addNumericalSeparator(digits) : digits}n`;
  }
  return inspect(input);
}

function invalidArgValue(error, name, value, reason = 'is invalid') {
  let inspected = inspect(value);
  if (inspected.length > 128) {
    inspected = `${inspected.slice(0, 128)}...`;
  }
  return `The ${name.includes('.') ? 'property' : 'argument'} '${name}' ${reason}. Received ${inspected}`;
}

function invalidReturnValue(error, expected, name, value) {
  return `Expected ${expected} to be returned from the "${name}" function but got ${determineSpecificType(value)}.`;
}

function settingValue(error, name, actual, min, max) {
  error.actual = actual;
  if (min !== undefined) {
    error.min = min;
    error.max = max;
  }
  return `Invalid value for setting "${name}": ${actual}`;
}

function importedFrom(base) {
  return base ? ` imported from ${base}` : '';
}

function packageTarget(error, packagePath, key, target, isImport = false, base = undefined) {
  const relative = typeof target === 'string' && !isImport && target.length > 0 && !target.startsWith('./');
  const tail = `defined%in the package config ${packagePath}package.json${importedFrom(base)}` +
    (relative ? '; targets must start with "./"' : '');
  const shown = JSON.stringify(target);
  return key === '.' ?
    `Invalid "exports" main target ${shown} ${tail.replace('%', ' ')}` :
    `Invalid "${isImport ? 'imports' : 'exports'}" target ${shown} ${tail.replace('%', ` for '${key}' `)}`;
}

function requireEsm(error, filename, hasEsmSyntax, parentPath = null, packageJsonPath = null) {
  const message = `require() of ES Module ${filename}${parentPath ? ` from ${parentPath}` : ''} not supported.`;
  const name = parentPath && filename.slice(filename.lastIndexOf('/') + 1);
  const where = parentPath ? ` in ${parentPath}` : '';
  if (!packageJsonPath) {
    return `${message}\nInstead change the require of ${filename} to a dynamic import() which is available in all CommonJS modules.`;
  }
  if (hasEsmSyntax) {
    return `${message}\nInstead change the require of ${name ?? filename}${where} to a dynamic import() which is available in all CommonJS modules.`;
  }
  return message + `\n${name ?? filename} is treated as an ES module file as it is a .js file whose nearest parent package.json contains ` +
    '"type": "module" which declares all .js files in that package scope as ES modules.' +
    `\nInstead either rename ${name ?? filename} to end in .cjs, change the requiring code to use dynamic import() ` +
    'which is available in all CommonJS modules, or change "type": "module" to "type": "commonjs" in ' +
    `${packageJsonPath} to treat all .js files as CommonJS (using .mjs for all ES modules instead).\n`;
}

function requireAsyncModule(error, filename, parent) {
  let message = 'require() cannot be used on an ESM graph with top-level await. Use import() instead. ' +
    'To see where the top-level await comes from, use --experimental-print-required-tla.';
  if (parent) {
    const stack = [];
    for (let cursor = parent; cursor; cursor = cursor.parent) {
      stack.push(cursor.filename ?? cursor.id);
    }
    error.requireStack = stack;
    message += `\nRequired module: ${filename}\nRequire stack:\n- ${stack.join('\n- ')}`;
  }
  return message;
}

const computed = {
  __proto__: null,
  ERR_ACCESS_DENIED: [Error, (error, message, permission = '', resource = '') => {
    error.permission = permission;
    error.resource = resource;
    return message;
  }],
  ERR_BUFFER_OUT_OF_BOUNDS: [RangeError, (error, name) => (
    name ? `"${name}" is outside of buffer bounds` : 'Attempt to access memory outside buffer bounds')],
  ERR_ENCODING_INVALID_ENCODED_DATA: [TypeError, (error, encoding, errno) => {
    error.errno = errno;
    return `The encoded data was not valid for encoding ${encoding}`;
  }],
  ERR_FALSY_VALUE_REJECTION: [Error, (error, reason) => {
    error.reason = reason;
    return 'Promise was rejected with falsy value';
  }],
  ERR_HTTP2_INVALID_SETTING_VALUE: [TypeError, settingValue],
  ERR_HTTP2_STREAM_CANCEL: [Error, (error, cause) => {
    if (!cause) {
      return 'The pending stream has been canceled';
    }
    error.cause = cause;
    return 'The pending stream has been canceled' +
      (typeof cause.message === 'string' ? ` (caused by: ${cause.message})` : '');
  }],
  ERR_INTERNAL_ASSERTION: [Error, (error, message) => (
    (message === undefined ? '' : `${message}\n`) +
    'This is caused by either a bug in jsnode or incorrect usage of its internals.\n')],
  ERR_IMPORT_ATTRIBUTE_UNSUPPORTED: [TypeError, (error, name, value, url) => (
    `Import attribute "${name}" with value "${value}" is not supported${url === undefined ? '' : ` in ${url}`}`)],
  ERR_INVALID_ADDRESS_FAMILY: [RangeError, (error, type, host, port) => {
    error.host = host;
    error.port = port;
    return `Invalid address family: ${type} ${host}:${port}`;
  }],
  ERR_INVALID_ARG_TYPE: [TypeError, (error, name, expected, actual) => (
    `${subject(name)} must be ${describeExpected(expected)}. Received ${determineSpecificType(actual)}`)],
  ERR_INVALID_ARG_VALUE: [TypeError, invalidArgValue],
  ERR_INVALID_CHAR: [TypeError, (error, name, field) => (
    `Invalid character in ${name}${field === undefined ? '' : ` ["${field}"]`}`)],
  ERR_INVALID_FILE_URL_PATH: [TypeError, (error, reason, input) => {
    error.input = input;
    return `File URL path ${reason}`;
  }],
  ERR_INVALID_MIME_SYNTAX: [TypeError, (error, production, text, index) => (
    `The MIME syntax for a ${production} in "${text}" is invalid${index === -1 ? '' : ` at ${index}`}`)],
  ERR_INVALID_MODULE_SPECIFIER: [TypeError, (error, request, reason, base) => (
    `Invalid module "${request}" ${reason}${importedFrom(base)}`)],
  ERR_INVALID_PACKAGE_CONFIG: [Error, (error, path, base, message) => (
    `Invalid package config ${path}${base ? ` while importing ${base}` : ''}.${message ? ` ${message}` : ''}`)],
  ERR_INVALID_PACKAGE_TARGET: [Error, packageTarget],
  ERR_INVALID_RETURN_PROPERTY: [TypeError, (error, input, name, property, value) => (
    `Expected a valid ${input} to be returned for the "${property}" from the "${name}" hook but got ${determineSpecificType(value)}.`)],
  ERR_INVALID_RETURN_PROPERTY_VALUE: [TypeError, (error, input, name, property, value) => (
    `Expected ${input} to be returned for the "${property}" from the "${name}" hook but got ${determineSpecificType(value)}.`)],
  ERR_INVALID_RETURN_VALUE: [TypeError, invalidReturnValue],
  ERR_INVALID_STATE: [Error, (error, message) => `Invalid state: ${message}`],
  ERR_INVALID_URL: [TypeError, (error, input, base = null) => {
    error.input = input;
    if (base !== null && base !== undefined) {
      error.base = base;
    }
    return 'Invalid URL';
  }],
  ERR_INVALID_URL_SCHEME: [TypeError, (error, expected) => {
    const schemes = Array.isArray(expected) ? expected : [expected];
    return schemes.length === 2 ?
      `The URL must be one of scheme ${schemes[0]} or ${schemes[1]}` :
      `The URL must be of scheme ${schemes[0]}`;
  }],
  ERR_MISSING_ARGS: [TypeError, (error, ...names) => {
    const quoted = names.map((name) => (
      Array.isArray(name) ? name.map((each) => `"${each}"`).join(' or ') : `"${name}"`));
    return `The ${formatList(quoted)} argument${names.length > 1 ? 's' : ''} must be specified`;
  }],
  ERR_MODULE_NOT_FOUND: [Error, (error, path, base, url) => {
    if (url) {
      error.url = `${url}`;
    }
    return `Cannot find module '${path}' imported from ${base}`;
  }],
  ERR_OPERATION_FAILED: [Error, (error, message) => `Operation failed: ${message}`, [TypeError]],
  ERR_OUT_OF_RANGE: [RangeError, (error, name, range, input, nameIsMessage = false) => (
    `${nameIsMessage ? name : `The value of "${name}" is out of range.`} It must be ${range}. Received ${receivedNumber(input)}`)],
  ERR_PACKAGE_IMPORT_NOT_DEFINED: [TypeError, (error, specifier, packagePath, base) => (
    `Package import specifier "${specifier}" is not defined` +
    `${packagePath ? ` in package ${packagePath}package.json` : ''}${importedFrom(base)}`)],
  ERR_PACKAGE_PATH_NOT_EXPORTED: [Error, (error, packagePath, subpath, base) => (
    (subpath === '.' ?
      `No "exports" main defined in ${packagePath}package.json` :
      `Package subpath '${subpath}' is not defined by "exports" in ${packagePath}package.json`) + importedFrom(base))],
  ERR_PARSE_ARGS_UNKNOWN_OPTION: [TypeError, (error, option, allowPositionals) => (
    `Unknown option '${option}'` + (allowPositionals ?
      `. To specify a positional argument starting with a '-', place it at the end of the command after '--', as in '-- "${option}"` : ''))],
  ERR_REQUIRE_ASYNC_MODULE: [Error, requireAsyncModule],
  ERR_REQUIRE_ESM: [Error, requireEsm],
  ERR_REQUIRE_ESM_RACE_CONDITION: [Error, (error, filename, parentFilename, isForAsyncLoaderHookWorker) => (
    `Cannot require() ES Module ${filename} because it is not yet fully loaded.\n` +
    'This may be caused by a race condition if the module is simultaneously dynamically import()-ed via Promise.all().\n' +
    'Try await-ing the import() sequentially in a loop instead.\n' +
    (parentFilename ? ` (From ${parentFilename} in ${isForAsyncLoaderHookWorker ? 'loader hook worker thread' : 'non-loader-hook thread'})` : ''))],
  ERR_SOCKET_BAD_PORT: [RangeError, (error, name, port, allowZero = true) => (
    `${name} should be ${allowZero ? '>=' : '>'} 0 and < 65536. Received ${determineSpecificType(port)}.`)],
  ERR_TEST_FAILURE: [Error, (error, cause, failureType) => {
    error.failureType = failureType;
    error.cause = cause;
    return typeof cause?.message === 'string' ? cause.message : typeof cause === 'string' ? cause : inspectSafely(cause);
  }],
  ERR_TLS_ALPN_CALLBACK_INVALID_RESULT: [TypeError, (error, value, protocols) => (
    `ALPN callback returned a value (${value}) that did not match any of the client's offered protocols (${protocols.join(', ')})`)],
  ERR_TLS_CERT_ALTNAME_INVALID: [Error, (error, reason, host, cert) => {
    error.reason = reason;
    error.host = host;
    error.cert = cert;
    return `Hostname/IP does not match certificate's altnames: ${reason}`;
  }],
  ERR_UNHANDLED_ERROR: [Error, (error, value) => (
    value === undefined ? 'Unhandled error.' : `Unhandled error. (${value})`)],
  ERR_UNSUPPORTED_DIR_IMPORT: [Error, (error, path, base, url) => {
    error.url = url;
    return `Directory import '${path}' is not supported resolving ES modules imported from ${base}`;
  }],
  ERR_UNSUPPORTED_ESM_URL_SCHEME: [Error, (error, url, supported) => (
    `Only URLs with a scheme in: ${formatList(supported)} are supported by the default ESM loader. Received protocol '${url.protocol}'`)],
  ERR_VM_MODULE_LINK_FAILURE: [Error, (error, message, cause) => {
    error.cause = cause;
    return message;
  }],
  ERR_WORKER_INVALID_EXEC_ARGV: [Error, (error, errors, what = 'invalid execArgv flags') => (
    `Initiated Worker with ${what}: ${errors.join(', ')}`)],
  ERR_WORKER_PATH: [TypeError, (error, filename) => (
    "The worker script or module filename must be an absolute path or a relative path starting with './' or '../'." +
    `${filename.startsWith('file://') ? ' Wrap file:// URLs with `new URL`.' : ''} Received "${filename}"`)],
};

module.exports = { computed, determineSpecificType, formatList };
