'use strict';
// registerHooks(): resolve and load of require and import, the newest first, until deregister().
const { registerHooks } = require('node:module');

const outer = registerHooks({
  resolve(specifier, context, nextResolve) {
    if (specifier.startsWith('virtual:')) {
      return { url: specifier, format: 'commonjs', shortCircuit: true };
    }
    return nextResolve(specifier, context);
  },
  load(url, context, nextLoad) {
    if (url.startsWith('virtual:')) {
      const source = `module.exports = ${JSON.stringify([url, context.format])}`;
      return { format: context.format, source, shortCircuit: true };
    }
    return nextLoad(url, context);
  },
});
const inner = registerHooks({
  resolve: (specifier, context, nextResolve) => nextResolve(specifier.replace('renamed:', 'virtual:'), context),
});

(async () => {
  console.log(require('virtual:a'), require('renamed:b'));
  console.log((await import('renamed:c')).default);
  console.log(require('path') === (await import('path')).default);
  inner.deregister();
  console.log(await import('renamed:d').catch((error) => error.code));
  outer.deregister();
  try {
    require('virtual:e');
  } catch (error) {
    console.log(error.code);
  }
  const incomplete = registerHooks({ resolve: () => ({ url: 'virtual:f' }) });
  try {
    require('anything');
  } catch (error) {
    console.log(error.message);
  }
  incomplete.deregister();
})();
