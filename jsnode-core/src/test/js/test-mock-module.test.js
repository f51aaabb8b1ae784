// Flags: --experimental-test-module-mocks
'use strict';

// mock.module(): built-ins, files, and a package with other files for require() than for import.

const fs = require('fs');
const os = require('os');
const path = require('path');
const { mock } = require('node:test');

process.removeAllListeners('warning');
process.on('warning', ({ name, message }) => console.log(name, message));

const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'mock-')));
fs.mkdirSync(path.join(folder, 'node_modules/dual'), { recursive: true });
const files = {
  'plain.js': 'exports.a = "true a"; exports.b = "true b";',
  'module.mjs': 'export const a = "true a"; export default "true default";',
  'node_modules/dual/package.json': '{ "exports": { "import": "./i.mjs", "require": "./r.js" } }',
  'node_modules/dual/i.mjs': 'export const kind = "import";',
  'node_modules/dual/r.js': 'exports.kind = "require";',
  'user.js': `const { mock } = require('node:test');
    exports.mock = (options) => mock.module('dual', options);
    exports.required = () => require('dual');
    exports.imported = () => import('dual');`,
};
for (const [name, text] of Object.entries(files)) {
  fs.writeFileSync(path.join(folder, name), text);
}

async function show(specifier, options) {
  let context;
  try {
    context = mock.module(specifier, options);
    console.log('import', await import(specifier));
    console.log('require', require(specifier.replace('file://', '')));
  } catch ({ name, code, message }) {
    console.log(name, code, message);
  }
  context?.restore();
  // Warnings come in a tick.
  await new Promise(setImmediate);
}

async function main() {
  await show('node:os', { exports: { default: { d: 1 }, a: 2 } });
  await show('node:os', { namedExports: { a: 2 } });
  await show('node:os', { defaultExport: 5, namedExports: { a: 2 } });
  await show('node:os', {});
  await show('node:os', { exports: {}, namedExports: {} });
  await show('node:os', { cache: 1 });
  await show('node:os', 1);
  console.log((await import('node:os')).default === os, require('os') === os);

  const plain = path.join(folder, 'plain.js');
  console.log({ ...require(plain) });
  await show(`file://${plain}`, { namedExports: { a: 'mocked a' } });
  console.log({ ...require(plain) }, (await import(plain)).b);

  const module = path.join(folder, 'module.mjs');
  const context = mock.module(`file://${module}`, { namedExports: { a: 'mocked a' }, cache: true });
  console.log(await import(module), await import(module) === await import(module), require(module) === require(module));
  try {
    mock.module(`file://${module}`);
  } catch ({ code, message }) {
    console.log(code, message.replace(folder, ''));
  }
  context.restore();
  console.log(await import(module));

  const user = require(path.join(folder, 'user.js'));
  const dual = user.mock({ namedExports: { kind: 'mocked' } });
  console.log(user.required().kind, (await user.imported()).kind);
  dual.restore();
  console.log(user.required().kind, (await user.imported()).kind);
  user.mock({ namedExports: { kind: 'mocked again' } });
  console.log(user.required().kind, (await user.imported()).kind);
  mock.restoreAll();
  console.log(user.required().kind, (await user.imported()).kind);
  fs.rmSync(folder, { recursive: true });
}

main();
