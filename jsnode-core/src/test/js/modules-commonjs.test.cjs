// CommonJS: ES modules required, cycles, the cache, what a module knows of itself.
const log = require('./fixtures/loader/log.cjs');
const m = require('./fixtures/loader/e1.mjs'); log(m, m.__esModule);
log(require('./fixtures/loader/e2.mjs'), require('./fixtures/loader/e3.mjs'), require('./fixtures/loader/detect.js'));
try { require('./fixtures/loader/tla.mjs') } catch (e) { log(e.code, e.message) }
log(require('./fixtures/loader/e1.mjs') === m);
const p = import('./fixtures/loader/e1.mjs').then((n) => log(n, n === m));
const cyc = require('./fixtures/loader/cyc1.cjs'); log(cyc);
log(require.resolve.paths('x').slice(0, 1), require.resolve('fs'), require.resolve('node:fs'));
try { require.resolve('./fixtures/loader/nope') } catch (e) { log(e.code, e.requestStack) }
log(module.children.map((c) => c.id.split('/').pop()), module.loaded, module.id, module.parent, require.main === module, Object.keys(require.cache).length);
try { require('./fixtures/loader/throwing.cjs') } catch (e) { log(e.message) }
log(require.cache[require.resolve('./fixtures/loader/throwing.cjs')]);
log(require('./fixtures/loader/dirpkg'), require('./fixtures/loader/dirpkg/'), require('./fixtures/loader/dirpkg/lib'));
log(this === module.exports, arguments.length, typeof require, __filename, __dirname);
