'use strict';

// Node's rule between any two macrotasks: the whole process.nextTick queue, then all promise jobs, repeated until both are
// empty; then unhandled rejections, which may queue more of either. The engine runs promise jobs when the outermost
// call from Java returns. So `tick` runs a macrotask and then the nextTick queue inside one call, promise jobs follow at
// its return, and Java calls `drain` again as long as the flags in `tickInfo` say that something waits.

const { validateFunction } = require('internal/validators');
const asyncContext = require('internal/async_context');

const kTicks = 0;
const kRejections = 1;

// A queue of chunks: constant cost at both ends and no holes to skip.
const kChunk = 2048;
const kMask = kChunk - 1;

class Chunk {
  constructor() {
    this.top = 0;
    this.bottom = 0;
    this.list = new Array(kChunk);
    this.next = null;
  }
}

let head = new Chunk();
let tail = head;
let tickInfo = new Uint8Array(2);

function push(tock) {
  if (((head.top + 1) & kMask) === head.bottom) {
    head = head.next = new Chunk();
  }
  head.list[head.top] = tock;
  head.top = (head.top + 1) & kMask;
}

function shift() {
  const chunk = tail;
  const tock = chunk.list[chunk.bottom];
  if (tock === undefined) {
    return null;
  }
  chunk.list[chunk.bottom] = undefined;
  chunk.bottom = (chunk.bottom + 1) & kMask;
  if (chunk.top === chunk.bottom && chunk.next !== null) {
    tail = chunk.next;
    chunk.next = null;
  }
  return tock;
}

class TickObject {
  constructor(callback, args, snapshot) {
    this.callback = callback;
    this.args = args;
    this.snapshot = snapshot;
  }
}

function nextTick(callback, ...args) {
  validateFunction(callback, 'callback');
  if (process._exiting) {
    return;
  }
  tickInfo[kTicks] = 1;
  push(new TickObject(callback, args, asyncContext.capture()));
}

function runTicks() {
  let tock;
  while ((tock = shift()) !== null) {
    try {
      if (tock.snapshot !== undefined) {
        asyncContext.run(tock.snapshot, tock.callback, tock.args);
      } else if (tock.args.length === 0) {
        const callback = tock.callback;
        callback();
      } else {
        const callback = tock.callback;
        callback(...tock.args);
      }
    } catch (error) {
      fatal(error);
    }
  }
  tickInfo[kTicks] = 0;
}

function fatal(error) {
  require('internal/process/execution').triggerUncaughtException(error, false);
}

function tick(fn, ...args) {
  try {
    fn(...args);
  } catch (error) {
    fatal(error);
  }
  if (tickInfo[kTicks] !== 0) {
    runTicks();
  }
  asyncContext.reset();
}

function drain() {
  if (tickInfo[kTicks] !== 0) {
    runTicks();
  } else {
    tickInfo[kRejections] = 0;
    require('internal/process/promises').processPromiseRejections();
    if (tickInfo[kTicks] !== 0) {
      runTicks();
    }
  }
  asyncContext.reset();
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
  const snapshot = asyncContext.capture();
  promiseThen.call(resolved, () => {
    try {
      if (snapshot !== undefined) {
        asyncContext.run(snapshot, callback, []);
      } else {
        callback();
      }
    } catch (error) {
      fatal(error);
    }
  });
}

function rejectionsWait() {
  tickInfo[kRejections] = 1;
}

function setup(shared) {
  shared.set(tickInfo);
  tickInfo = shared;
}

module.exports = { drain, nextTick, queueMicrotask, rejectionsWait, runTicks, runTicksAndMicrotasks, setup, tick };
