'use strict';

const domain = require('domain');
const { EventEmitter } = require('events');
const fs = require('fs');

const outer = domain.create();
const inner = domain.create();
const name = (d) => (d === outer ? 'outer' : d === inner ? 'inner' : d);

function show(which) {
  return (error) => print(which, error.message ?? error, name(error.domain), error.domainThrown, name(process.domain),
    domain._stack.map(name));
}

let printed = 0;

function print(...args) {
  printed++;
  console.log(...args);
}

inner.on('error', show('inner:'));
outer.on('error', show('outer:'));

outer.run(() => inner.run(() => {
  setTimeout(() => print('timer', domain._stack.map(name)), 1);
  const emitter = new EventEmitter();
  console.log(Object.keys(emitter), name(emitter.domain));
  emitter.emit('error', 5);
  console.log('after', domain._stack.map(name));
}));
console.log(process.domain);

inner.intercept(() => console.log('never'))(new Error('intercepted'));
inner.intercept((...args) => console.log(args))(null, 1, 2);
console.log(inner.bind(function(a) { return [this === outer, a, name(process.domain)]; }).call(outer, 1));

const steps = [
  () => outer.run(() => inner.run(() => { throw new Error('nested'); })),
  () => outer.run(() => {
    const failing = domain.create();
    failing.on('error', () => { throw new Error('second'); });
    failing.run(() => { throw new Error('first'); });
  }),
  () => outer.run(() => domain.create().run(() => { throw new Error('to the outer'); })),
  () => inner.run(() => fs.stat('no such file', (error) => { throw error; })),
  () => inner.run(() => process.nextTick(() => { throw new Error('tick'); })),
  () => inner.run(() => setImmediate(() => { throw new Error('immediate'); })),
  () => inner.run(() => Promise.resolve().then(() => print('then', name(process.domain)))),
  () => inner.run(async () => {
    await 1;
    print('await', name(process.domain));
  }),
  () => domain.create().run(() => { throw new Error('nobody'); }),
];
process.on('uncaughtException', (error) => print('uncaught', error.message, process.domain));

// Each step prints one line; the next one starts outside of all domains.
let started = 1;
const poll = setInterval(() => {
  if (printed > started) {
    started = printed;
    if (steps.length === 0) {
      clearInterval(poll);
    } else {
      steps.shift()();
    }
  }
}, 5);
