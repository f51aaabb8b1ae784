'use strict';

const { require: requireBuiltin } = require('internal/builtins');

function runMain(path) {
  const text = binding('process').readText(path);
  const fn = binding('process').compileFunction(path, text);
  const module = { exports: {} };
  fn.call(module.exports, module.exports, (id) => requireBuiltin(id.replace(/^node:/, '')), module, path, '.');
}

module.exports = { runMain };
