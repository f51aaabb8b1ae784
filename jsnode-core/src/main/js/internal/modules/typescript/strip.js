'use strict';

// TypeScript for the loaders: types become blanks (`strip`), or the compiler rewrites what has a meaning at run time
// (`transform`). The compiler is large and slow to load, so only `transform` uses it.

const {
  codes: {
    ERR_INVALID_TYPESCRIPT_SYNTAX,
    ERR_UNSUPPORTED_NODE_MODULES_TYPE_STRIPPING,
    ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX,
  },
} = require('internal/errors');
const { isOff, isOn } = require('internal/options');
const { emitExperimentalWarning } = require('internal/util');
const { validateBoolean, validateObject, validateOneOf, validateString } = require('internal/validators');

// `createParenthesizedExpressions`: a type assertion ends where the parentheses around its operand do.
const parserOptions = {
  allowAwaitOutsideFunction: true,
  allowImportExportEverywhere: true,
  allowNewTargetOutsideFunction: true,
  allowSuperOutsideMethod: true,
  allowUndeclaredExports: true,
  attachComment: false,
  createParenthesizedExpressions: true,
  errorRecovery: true,
  plugins: ['typescript', 'decorators-legacy', 'decoratorAutoAccessors', 'explicitResourceManagement', 'sourcePhaseImports'],
  sourceType: 'unambiguous',
  tokens: true,
};

/** Node shows the place above the stack. */
function located(error, text, start, end, fileName) {
  const before = text.slice(0, start).split('\n');
  const column = before.at(-1).length;
  const [line] = text.slice(start - column).split('\n', 1);
  const width = Math.max(1, Math.min(end - start, line.length - column));
  error.stack = `${fileName}:${before.length}\n${line}\n${' '.repeat(column)}${'^'.repeat(width)}\n\n${error.stack}`;
  return error;
}

/** Errors that the parser can go on after are left to the engine, which finds them in what is left. */
function parse(code, fileName) {
  const parser = require('internal/deps/babel__parser/lib/index');
  try {
    return parser.parse(code, parserOptions);
  } catch (error) {
    if (error?.pos === undefined) {
      throw error;
    }
    const message = error.message.replace(/\.? \(\d+:\d+\)$/, '');
    throw located(new ERR_INVALID_TYPESCRIPT_SYNTAX(message), code, error.pos, error.pos + 1, fileName);
  }
}

function strip(code, fileName) {
  const { blankTypes } = require('internal/modules/typescript/blank');
  return blankTypes(code, parse(code, fileName), (message, start, end) => {
    throw located(new ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX(message), code, start, end, fileName);
  });
}

function transform(code, fileName, sourceMap) {
  parse(code, fileName);
  const ts = require('internal/deps/typescript/lib/typescript');
  const { outputText, sourceMapText } = ts.transpileModule(code, {
    fileName,
    compilerOptions: {
      module: ts.ModuleKind.ESNext,
      target: ts.ScriptTarget.ESNext,
      verbatimModuleSyntax: true,
      sourceMap,
      newLine: ts.NewLineKind.LineFeed,
    },
  });
  if (!sourceMap) {
    return outputText;
  }
  const text = outputText.replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n');
  return `${text}\n\n//# sourceMappingURL=data:application/json;base64,${Buffer.from(sourceMapText).toString('base64')}`;
}

/** `module.stripTypeScriptTypes()`. */
function stripTypeScriptTypes(code, options = {}) {
  emitExperimentalWarning('stripTypeScriptTypes');
  validateString(code, 'code');
  validateObject(options, 'options');
  const { sourceMap = false, sourceUrl = '', mode = 'strip' } = options;
  validateOneOf(mode, 'options.mode', ['strip', 'transform']);
  validateString(sourceUrl, 'options.sourceUrl');
  if (mode === 'strip') {
    validateOneOf(sourceMap, 'options.sourceMap', [false, undefined]);
    return withUrl(strip(code, sourceUrl), sourceUrl);
  }
  validateBoolean(sourceMap, 'options.sourceMap');
  const result = transform(code, sourceUrl, sourceMap);
  return sourceMap ? result : withUrl(result, sourceUrl);
}

function withUrl(code, sourceUrl) {
  return sourceUrl ? `${code}\n\n//# sourceURL=${sourceUrl}` : code;
}

function isEnabled() {
  return !isOff('experimental-strip-types') && !isOff('strip-types');
}

/** What `process.features.typescript` says. */
function mode() {
  if (!isEnabled()) {
    return false;
  }
  return isOn('experimental-transform-types') ? 'transform' : 'strip';
}

/** The JavaScript of a TypeScript file. */
function stripFile(code, fileName) {
  if (/[\\/]node_modules[\\/]/.test(fileName)) {
    throw new ERR_UNSUPPORTED_NODE_MODULES_TYPE_STRIPPING(fileName);
  }
  if (isOn('experimental-transform-types')) {
    return transform(code, fileName, true);
  }
  return strip(code, fileName);
}

const formats = { '__proto__': null, '.mts': 'module-typescript', '.cts': 'commonjs-typescript' };

/** The format of a file whose name ends as TypeScript's do; undefined for others. */
function formatOf(fileName, packageTypeOf) {
  const match = /(?<=[^/])\.[cm]?ts$/.exec(fileName);
  if (match === null || !isEnabled()) {
    return undefined;
  }
  const byName = formats[match[0]];
  if (byName !== undefined) {
    return byName;
  }
  const type = packageTypeOf(fileName);
  return type === 'none' ? 'typescript' : `${type}-typescript`;
}

/** The format of what stripFile gives; undefined where the text decides. */
function stripped(format) {
  return { 'module-typescript': 'module', 'commonjs-typescript': 'commonjs' }[format];
}

module.exports = { formatOf, isEnabled, mode, strip, stripFile, stripTypeScriptTypes, stripped };
