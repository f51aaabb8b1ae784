'use strict';

// What `require` says of ES modules: that it may not load them, or that a text is one by mistake.

const { codes: { ERR_REQUIRE_ESM } } = require('internal/errors');
const compile = require('internal/modules/compile');
const { isOff } = require('internal/options');
const resolution = require('internal/modules/resolution');

/** Whether --no-require-module was given. */
function isRefused() {
  return isOff('experimental-require-module') || isOff('require-module');
}

/** The error of a `require` that would need to load an ES module. */
function refusal(filename, parentFile, source) {
  const packageFile = filename.endsWith('.mjs') ? undefined : resolution.packageFile(filename);
  const hasSyntax = compile.compileFunction(source, filename, compile.wrapperParameters) instanceof SyntaxError;
  return new ERR_REQUIRE_ESM(filename, hasSyntax, parentFile, packageFile);
}

/** Tells of a CommonJS module whose text only an ES module may have. */
function warnOfModuleSyntax(filename, error) {
  if (/^(?:Cannot use import statement outside a module|Unexpected token 'export'|Cannot use 'import\.meta' outside a module)$/.test(error.message)) {
    process.emitWarning(`Failed to load the ES module: ${filename}. Make sure to set "type": "module" in the nearest ` +
      'package.json file or use the .mjs extension.');
  }
}

module.exports = { isRefused, refusal, warnOfModuleSyntax };
