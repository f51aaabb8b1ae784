// ES modules: what they import, and what import.meta knows.
import log from './fixtures/loader/log.cjs';
import fs2, { a as cjsA } from './fixtures/loader/feat.cjs';
import * as ns from './fixtures/loader/feat.cjs';
import data from './fixtures/loader/d.json' with { type: 'json' };
import { basename } from 'node:path';
import path from 'path';
import { createRequire, builtinModules, isBuiltin } from 'node:module';
log(fs2.a, cjsA, Object.keys(ns), data, basename('/a/b'), path.join('a', 'b'));
log(import.meta.url, import.meta.dirname, import.meta.filename, import.meta.main, Object.keys(import.meta));
log(import.meta.resolve('./fixtures/loader/x.js'), import.meta.resolve('node:fs'), import.meta.resolve('fs'));
const require = createRequire(import.meta.url);
log(require('./fixtures/loader/feat.cjs') === fs2, require.resolve('./fixtures/loader/feat.cjs'));
const q = await import('./fixtures/loader/other.mjs?x=1#y');
const q2 = await import('./fixtures/loader/other.mjs?x=2');
log(q.url, q2.url, q === q2, (await import('./fixtures/loader/other.mjs?x=1#y')) === q);
log(await import('data:text/javascript,export default 5;export const z=import.meta.url'));
log((await import('data:application/json,{"a":1}', { with: { type: 'json' } })).default);
log(await import('./fixtures/loader/reex.cjs').then(Object.keys));
log(builtinModules.length, isBuiltin('fs'), isBuiltin('node:fs'), isBuiltin('nope'), isBuiltin('node:test'), isBuiltin('test'));
log(this === undefined, typeof module, typeof __filename);
try { await import('./fixtures/loader/d.json'); } catch (e) { log(e.code, e.message.split('/').pop()) }
try { await import('./fixtures/loader/feat.cjs', { with: { type: 'json' } }); } catch (e) { log(e.code) }
try { await import('./fixtures/loader/d.json', { with: { type: 'css' } }); } catch (e) { log(e.code, e.message.replace(/file:.*\//, '')) }
try { await import('./fixtures/loader/d.json', { with: { foo: 'css' } }); } catch (e) { log(e.code, e.message.replace(/file:.*\//, '')) }
log(await import('./fixtures/loader/throws.mjs').catch((e) => e.message), await import('./fixtures/loader/throws.mjs').catch((e) => e.message));
log(eval('import("./fixtures/loader/other.mjs")') instanceof Promise, (await (0, eval)('import("./fixtures/loader/other.mjs")')).url.slice(-9), (await new Function('return import("./fixtures/loader/other.mjs")')()).url.slice(-9));
log(await import('./fixtures/loader/detect.js'));
log(await import('./fixtures/loader/detect2.js'));
log(await import('./fixtures/loader/esmod.cjs'));
export { q as default };
