// Walks from everything that a module can name, over members and prototypes, and looks for objects of Java.
import { builtinModules, createRequire } from 'node:module';
import vault from 'spring:vault';

const require = createRequire(import.meta.url);
const limit = 30_000;

// An object of Java cannot be the key of a WeakMap.
function isForeign(value) {
  try {
    new WeakSet().add(value);
    return false;
  } catch {
    return true;
  }
}

export async function walk() {
  const roots = [['globalThis', globalThis], ['process', process], ['require', require], ['vault', vault], ['import.meta', import.meta]];
  for (const name of builtinModules) {
    try {
      roots.push([name, require(name)]);
    } catch {
      // Not there, or refused.
    }
  }
  roots.push(['result', await vault.content()], ['items', vault.all()], ['promise', vault.later()]);
  await vault.fail().catch((error) => roots.push(['error', error]));
  const seen = new Set();
  const found = [];
  const queue = [...roots];
  while (queue.length > 0 && seen.size < limit) {
    const [name, value] = queue.shift();
    if (value === null || (typeof value !== 'object' && typeof value !== 'function') || seen.has(value)) {
      continue;
    }
    seen.add(value);
    if (isForeign(value)) {
      found.push(name);
      continue;
    }
    queue.push([`${name}.__proto__`, Object.getPrototypeOf(value)]);
    for (const key of Reflect.ownKeys(value)) {
      const descriptor = Reflect.getOwnPropertyDescriptor(value, key);
      for (const member of [descriptor?.value, descriptor?.get, descriptor?.set]) {
        queue.push([`${name}.${String(key)}`, member]);
      }
    }
  }
  return { visited: seen.size, found: found.slice(0, 20) };
}
