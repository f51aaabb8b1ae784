import { get } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import context from 'spring:context';
import traces from 'spring:traces';

export async function trace() {
  const first = await traces.blocking();
  await setTimeout(1);
  return [first, await traces.reactive()];
}

export async function* each() {
  yield await traces.blocking();
  await setTimeout(1);
  yield await traces.blocking();
}

export async function mdc(key) {
  await setTimeout(1);
  return [context.mdc.get(key), await traces.mdc(key)];
}

export async function log(text) {
  await setTimeout(1);
  console.warn(text, { a: 1, b: ['x'.repeat(60), 'y'.repeat(60)] });
}

export function levels() {
  for (const level of ['trace', 'debug', 'log', 'info', 'warn', 'error']) {
    console[level](`at ${level}`);
  }
  process.stdout.write('one\ntwo\n');
}

export const tenant = () => context.run({ tenant: 'acme' }, async () => {
  await setTimeout(1);
  return [context.get('tenant'), await traces.reactor('tenant')];
});

export const outside = () => context.get('tenant') ?? 'none';

export const fail = () => {
  throw new TypeError('no price');
};

export const never = () => new Promise(() => {});

export const requestBody = (url) => new Promise((resolve, reject) => {
  get(url, async (res) => {
    let text = '';
    for await (const chunk of res.setEncoding('utf8')) {
      text += chunk;
    }
    resolve(JSON.parse(text));
  }).on('error', reject);
});

export const refused = (port) => fetch(`http://localhost:${port}/`).then(() => 'answered', (error) => error.cause.code);
