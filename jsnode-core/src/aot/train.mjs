// Run once by the build with -XX:AOTCacheOutput: what is loaded here starts faster in bin/jsnode.
// No crypto: a class that mentions one of Bouncy Castle's would have the JVM check the signature of that jar at every
// start (0.15 s).
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer, get } from 'node:http';
import { createRequire } from 'node:module';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { inspect } from 'node:util';
import { gzipSync } from 'node:zlib';

const require = createRequire(import.meta.url);
for (const name of ['assert', 'async_hooks', 'events', 'fs', 'net', 'os', 'path', 'querystring', 'stream', 'url', 'util']) {
  require(name);
}

const source = await readFile(new URL(import.meta.url));
gzipSync(source);
new URL('?a=b', 'http://localhost/').searchParams.get('a');
structuredClone(new Map([['a', [1, { b: new Date() }]]]));
await sleep(1);

await new Promise((resolve) => spawn('true').on('close', resolve));

const server = createServer((request, response) => response.end(inspect(request.headers)));
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const response = await new Promise((resolve) => get({ port: server.address().port, host: '127.0.0.1' }, resolve));
console.log((await text(response)).length > 0 ? 'trained' : 'no answer');
server.close();
try {
  null.f();
} catch (error) {
  inspect(error);
}
