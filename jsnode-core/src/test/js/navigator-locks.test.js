'use strict';

// navigator.locks: who holds a lock and who waits, what is refused, and what is published.

const dc = require('node:diagnostics_channel');

const { locks } = navigator;

async function tell(run) {
  try {
    console.log(await run());
  } catch ({ name, code, message }) {
    console.log(name, code, message);
  }
}

async function main() {
  console.log(String(locks), Object.keys(Object.getPrototypeOf(locks)));
  await tell(() => locks.request('a', 1));
  await tell(() => locks.request('-a', () => {}));
  await tell(() => locks.request('a', { mode: 'x' }, () => {}));
  await tell(() => locks.request('a', { steal: true, ifAvailable: true }, () => {}));
  await tell(() => locks.request('a', { steal: true, mode: 'shared' }, () => {}));
  await tell(() => locks.request('a', { ifAvailable: true, signal: new AbortController().signal }, () => {}));
  await tell(() => locks.request('a', { signal: {} }, () => {}));
  await tell(() => locks.request('a', ({ name, mode }) => `${name} ${mode}`));
  await tell(() => locks.request('a', async () => {
    throw new RangeError('from the callback');
  }));

  const order = [];
  const { promise, resolve } = Promise.withResolvers();
  const held = locks.request('b', () => promise);
  const waiting = ['exclusive', 'shared', 'shared', 'exclusive'].map((mode, i) => locks.request('b', { mode }, async () => {
    order.push(`begin ${i}`);
    await new Promise(setImmediate);
    order.push(`end ${i}`);
  }));
  await tell(() => locks.request('b', { ifAvailable: true }, (lock) => lock));
  await tell(async () => {
    const { held: holders, pending } = await locks.query();
    return [holders, pending].map((list) => list.map(({ name, mode }) => `${name} ${mode}`));
  });
  const controller = new AbortController();
  const aborted = locks.request('b', { signal: controller.signal }, () => order.push('never'));
  controller.abort();
  await tell(() => aborted);
  resolve('released');
  console.log(await held);
  await Promise.all(waiting);
  console.log(order.join(', '));

  const robbed = locks.request('c', () => new Promise((done) => setTimeout(done, 50)));
  robbed.catch(() => {});
  await new Promise(setImmediate);
  await tell(() => locks.request('c', { steal: true }, () => 'stolen'));
  await tell(() => robbed);

  for (const kind of ['start', 'grant', 'miss', 'end']) {
    dc.subscribe(`locks.request.${kind}`, (message) => console.log(kind, message.name, message.mode, message.error));
  }
  await tell(() => locks.request('d', () => locks.request('d', { ifAvailable: true }, async (lock) => lock)));
}

main();
