'use strict';

// TypeScript for the loaders: types become blanks (`strip`), or the compiler rewrites what has a meaning at run time
// (`transform`). The compiler is large: it is loaded when the first TypeScript is.

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

let compiler;

function typescript() {
  compiler ??= require('internal/deps/typescript/lib/typescript');
  return compiler;
}

/** Node shows the place above the stack. */
function located(error, sourceFile, start, end, fileName) {
  const { text } = sourceFile;
  const position = sourceFile.getLineAndCharacterOfPosition(start);
  const lineStart = start - position.character;
  const lineEnd = text.indexOf('\n', lineStart);
  const line = text.slice(lineStart, lineEnd < 0 ? undefined : lineEnd);
  const width = Math.max(1, Math.min(end, lineStart + line.length) - start);
  error.stack = `${fileName}:${position.line + 1}\n${line}\n${' '.repeat(position.character)}${'^'.repeat(width)}\n\n` +
    error.stack;
  return error;
}

function parse(code, fileName) {
  const ts = typescript();
  const name = /\.[cm]?ts$/.test(fileName) ? fileName : 'module.ts';
  const sourceFile = ts.createSourceFile(name, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
  const [diagnostic] = sourceFile.parseDiagnostics;
  if (diagnostic !== undefined) {
    const message = ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n').replace(/\.$/, '');
    throw located(new ERR_INVALID_TYPESCRIPT_SYNTAX(message), sourceFile, diagnostic.start,
      diagnostic.start + diagnostic.length, fileName);
  }
  return sourceFile;
}

function strip(code, fileName) {
  const sourceFile = parse(code, fileName);
  const { blankTypes } = require('internal/modules/typescript/blank');
  return blankTypes(typescript(), sourceFile, (message, start, end) => {
    throw located(new ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX(message), sourceFile, start, end, fileName);
  });
}

function transform(code, fileName, sourceMap) {
  parse(code, fileName);
  const ts = typescript();
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
