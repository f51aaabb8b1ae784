// Every specifier of the matrix, required and imported from its place. ModuleResolverTests compares folders, the class
// path, a jar and a nested jar with the same output.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const root = new URL('./fixtures/modules/', import.meta.url);
const path = require('node:path').join(import.meta.dirname, 'fixtures/modules');
const matrix = require('./fixtures/modules/matrix.json');
const plain = (text) => text.replaceAll(path, '<root>').split('\nRequire stack')[0];

for (const [place, specifier] of matrix) {
  const { probe } = await import(`./fixtures/modules/${place}probe.mjs`);
  const requireThere = createRequire(new URL(`${place}probe.mjs`, root));
  const lines = { require: () => requireThere.resolve(specifier), import: () => probe(specifier) };
  for (const kind in lines) {
    let result;
    try {
      result = await lines[kind]();
    } catch (error) {
      result = `${error.name} ${error.code} ${error.message}`;
    }
    console.log(`${kind} ${place} ${specifier} => ${plain(result)}`);
  }
}
