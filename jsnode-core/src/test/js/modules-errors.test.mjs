// Texts that do not parse, and imports of names that are not exported: the error shows the place.
import { createRequire } from 'node:module';
import log from './fixtures/loader/log.cjs';

const require = createRequire(import.meta.url);
const withoutFrames = (error) => error.stack.split('\n').filter((line) => !line.startsWith('    at ')).join('\n');

for (const file of ['syn.cjs', 'syn.mjs', 'nonamed.mjs', 'nonamed2.mjs']) {
  await import(`./fixtures/loader/${file}`).catch((error) => log(`${withoutFrames(error)}\n`));
}
for (const file of ['syn.cjs', 'badj.json', 'nope']) {
  try {
    require(`./fixtures/loader/${file}`);
  } catch (error) {
    log(`${withoutFrames(error)}\n`);
  }
}
