'use strict';

// Node's rule between any two macrotasks: the whole process.nextTick queue, then all promise jobs, repeated until both are
// empty; then unhandled rejections, which may queue more of either. The engine runs promise jobs when the outermost
// call from Java returns. So `tick` runs a macrotask and then the nextTick queue inside one call, promise jobs follow at
// its return, and Java calls `drain` again as long as the flags in `tickInfo` say that something waits.

const { validateFunction } = require('internal/validators');
const FixedQueue = require('internal/fixed_queue');
const { callIn, capture } = require('internal/async_context');
const { callAs, destroyResource, initResource, isTracking } = require('internal/async_hooks');

const kTicks = 0;
const kRejections = 1;

const { apply } = Reflect;
const queue = new FixedQueue();
let tickInfo = new Uint8Array(2);

class TickObject {
  constructor(callback, args, snapshot) {
    this.callback = callback;
    this.args = args;
    this.snapshot = snapshot;
  }
}

let currentProcess;

/** Whether what waits in the queue has to wait for another task, since the last one threw. */
let postponed = false;

function restOf(all) {
  const rest = new Array(all.length - 1);
  for (let i = 1; i < all.length; i++) {
    rest[i - 1] = all[i];
  }
  return rest;
}

// Without rest parameters: most callbacks get one argument or none, and need no array.
function nextTick(callback) {
  if (typeof callback !== 'function') {
    validateFunction(callback, 'callback');
  }
  currentProcess ??= process;
  if (currentProcess._exiting) {
    return;
  }
  const args = arguments.length > 1 ? restOf(arguments) : undefined;
  tickInfo[kTicks] = postponed ? 0 : 1;
  const tock = new TickObject(callback, args, capture());
  initResource(tock, 'TickObject');
  queue.push(tock);
}

function processTicksAndRejections() {
  // How many of them still come at once after one has thrown: those that waited already.
  let rest = Infinity;
  while (rest > 0 && !queue.isEmpty()) {
    const tock = queue.shift();
    try {
      if (tock.snapshot !== undefined || isTracking()) {
        callAs(tock, runTick);
      } else {
        // Without further frames: packages look for this function in stacks.
        const { callback, args } = tock;
        if (args === undefined) {
          callback();
        } else if (args.length === 1) {
          callback(args[0]);
        } else if (args.length === 2) {
          callback(args[0], args[1]);
        } else {
          apply(callback, undefined, args);
        }
      }
    } catch (error) {
      rest = Math.min(rest, queue.length + 1);
      fatal(error);
    }
    rest--;
    destroyResource(tock);
  }
  tickInfo[kTicks] = 0;
  if (rest <= 0) {
    postponeTicks();
  }
}

/**
 * As in Node, callbacks of nextTick come after the next task if this one threw and somebody took the error. Who fails in
 * each tick and queues another keeps nothing else from running.
 */
function postponeTicks() {
  if (!postponed && !queue.isEmpty()) {
    postponed = true;
    tickInfo[kTicks] = 0;
    require('timers').setImmediate(resumeTicks);
  }
}

/** Called at the end of the next task. */
function resumeTicks() {
  if (postponed) {
    postponed = false;
    tickInfo[kTicks] = queue.isEmpty() ? 0 : 1;
  }
}

/** As a method of `process`, which is what V8 calls it in stacks. */
function runTicks() {
  currentProcess ??= process;
  callTicks(currentProcess);
}

const callTicks = Function.prototype.call.bind(processTicksAndRejections);

function runTick(tock) {
  if (tock.snapshot !== undefined) {
    callIn(tock.snapshot, tock.callback, undefined, tock.args ?? []);
  } else {
    run(tock.callback, tock.args);
  }
}

function run(callback, args) {
  if (args === undefined) {
    callback();
  } else if (args.length === 1) {
    callback(args[0]);
  } else if (args.length === 2) {
    callback(args[0], args[1]);
  } else {
    apply(callback, undefined, args);
  }
}

function fatal(error) {
  require('internal/process/execution').triggerUncaughtException(error, false);
}

// Promise jobs run now instead of at the return to Java: the base of node's "run microtasks" inside a task.
function runTicksAndMicrotasks() {
  do {
    runTicks();
    binding('process').drainPromiseJobs();
  } while (tickInfo[kTicks] !== 0);
}

const resolved = Promise.resolve();
const promiseThen = Promise.prototype.then;

function queueMicrotask(callback) {
  validateFunction(callback, 'callback');
  const run = isTracking() ? asMicrotask(callback) : callback;
  const job = () => {
    try {
      run();
    } catch (error) {
      fatal(error);
    }
  };
  if (isTracking()) {
    require('internal/promise_hooks').unseen(() => promiseThen.call(resolved, job));
  } else {
    promiseThen.call(resolved, job);
  }
}

function asMicrotask(callback) {
  const { AsyncResource } = require('internal/async_hooks/resource');
  const resource = new AsyncResource('Microtask', { requireManualDestroy: true });
  return () => {
    try {
      resource.runInAsyncScope(callback);
    } finally {
      resource.emitDestroy();
    }
  };
}

function rejectionsWait() {
  tickInfo[kRejections] = 1;
}

function setup(shared) {
  shared.set(tickInfo);
  tickInfo = shared;
}

module.exports = {
  nextTick,
  postponeTicks,
  processTicksAndRejections,
  queueMicrotask,
  rejectionsWait,
  restOf,
  resumeTicks,
  runTicks,
  runTicksAndMicrotasks,
  setup,
};
