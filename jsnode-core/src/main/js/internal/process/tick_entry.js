'use strict';

// What Java calls for a task. Bootstrap marks this source as internal: its frames are in no stack, as Node's C++ is in none.

const { postponeTicks, processTicksAndRejections, restOf, resumeTicks } = require('internal/process/task_queues');

const { apply } = Reflect;
const kTicks = 0;
const kRejections = 1;

/** The flags shared with Java, see task_queues. */
let tickInfo;
let currentProcess;

function fatal(error) {
  require('internal/process/execution').triggerUncaughtException(error, false);
}

// Without rest parameters, as nextTick.
function tick(fn, a, b, c) {
  try {
    switch (arguments.length) {
      case 1:
        fn();
        break;
      case 2:
        fn(a);
        break;
      case 3:
        fn(a, b);
        break;
      case 4:
        fn(a, b, c);
        break;
      default:
        apply(fn, undefined, restOf(arguments));
    }
  } catch (error) {
    fatal(error);
    postponeTicks();
    return;
  }
  resumeTicks();
  if (tickInfo[kTicks] !== 0) {
    callTicks();
  }
}

function drain() {
  if (tickInfo[kTicks] !== 0) {
    callTicks();
  } else {
    tickInfo[kRejections] = 0;
    require('internal/process/promises').processPromiseRejections();
    if (tickInfo[kTicks] !== 0) {
      callTicks();
    }
  }
}

const call = Function.prototype.call.bind(processTicksAndRejections);

function callTicks() {
  call(currentProcess);
}

function setup(shared, process) {
  tickInfo = shared;
  currentProcess = process;
}

module.exports = { drain, setup, tick };
