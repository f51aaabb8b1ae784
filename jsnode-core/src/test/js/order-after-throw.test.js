'use strict';

// After a task that threw, callbacks of nextTick come with the next task.

process.on('uncaughtException', (error) => console.log('uncaught', error.message));

setTimeout(() => {
  process.nextTick(() => console.log('tick of the first'));
  throw new Error('first');
}, 1);
setTimeout(() => console.log('second'), 1);
setTimeout(() => console.log('third'), 1);
setImmediate(() => {
  process.nextTick(() => console.log('tick of an immediate'));
  throw new Error('immediate');
});
setImmediate(() => {
  console.log('next immediate');
  setTimeout(failInEachTick, 1);
});

// All timers are due when the loop begins.
for (const end = Date.now() + 10; Date.now() < end;);

// Who fails in each tick and queues another keeps nothing else from running.
function failInEachTick() {
  const spin = () => {
    throw new Error('spin');
  };
  process.removeAllListeners('uncaughtException');
  process.on('uncaughtException', () => process.nextTick(spin));
  process.nextTick(spin);
  setImmediate(() => {
    console.log('not starved');
    process.exit(0);
  });
}
