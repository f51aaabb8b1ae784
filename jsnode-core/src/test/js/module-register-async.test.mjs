// register(): hooks of a module of their own, which may be async; they see what is imported afterwards.
import { register } from 'node:module';

const hooks = `
  let prefix;
  export async function initialize(data) { prefix = data.prefix; }
  export async function resolve(specifier, context, nextResolve) {
    if (specifier.startsWith(prefix)) return { url: specifier, shortCircuit: true };
    if (specifier === 'bad:') return { url: specifier };
    return nextResolve(specifier, context);
  }
  export async function load(url, context, nextLoad) {
    if (!url.startsWith(prefix)) return nextLoad(url, context);
    await new Promise((resolve) => setTimeout(resolve, 1));
    const source = url.endsWith('top') ? "export * from 'made:leaf'" : 'export const url = import.meta.url';
    return { format: 'module', source, shortCircuit: true };
  }`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`, { data: { prefix: 'made:' } });

console.log(await import('made:top'));
console.log((await import('node:path')).default.sep);
console.log(await import('bad:').catch((error) => error.code));
