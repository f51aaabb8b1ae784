'use strict';

// Rejections that nobody handles. The engine tells of each rejection without a handler and of each handler that comes
// later; the decision falls when nextTicks and promise jobs have run dry.

const { callIn, capture } = require('internal/async_context');
const { rejectionsWait } = require('internal/process/task_queues');

const kRejected = 0;
const kHandled = 1;
const kRejectedAfterResolved = 2;

const pending = new Map();
const reported = new WeakMap();
const handledLater = [];
let unhandledId = 0;
let mode = 'throw';

function rejectionEvent(event, promise, value) {
  if (event === kRejected) {
    pending.set(promise, { reason: value, id: ++unhandledId, domain: process.domain, context: capture() });
    rejectionsWait();
  } else if (event === kHandled) {
    handled(promise);
  } else {
    const type = event === kRejectedAfterResolved ? 'reject' : 'resolve';
    process.emit('multipleResolves', type, promise, value);
  }
}

function handled(promise) {
  if (pending.delete(promise)) {
    return;
  }
  const info = reported.get(promise);
  if (info !== undefined) {
    reported.delete(promise);
    handledLater.push({ promise, id: info.id });
    rejectionsWait();
  }
}

function processPromiseRejections() {
  // No iterators: user code may have changed those of arrays.
  const later = handledLater.splice(0);
  for (let i = 0; i < later.length; i++) {
    orUncaught(tellHandledLater, later[i]);
  }
  const batch = [];
  pending.forEach((info, promise) => batch.push({ info, promise }));
  pending.clear();
  for (let i = 0; i < batch.length; i++) {
    orUncaught(reportRejection, batch[i]);
  }
}

/** What a listener throws is an error like any other, and keeps no other promise from being reported. */
function orUncaught(tell, of) {
  try {
    tell(of);
  } catch (error) {
    require('internal/process/execution').triggerUncaughtException(error, false);
  }
}

function tellHandledLater({ promise, id }) {
  if (!process.emit('rejectionHandled', promise) && mode !== 'none') {
    warnHandledLater(id);
  }
}

function reportRejection({ promise, info }) {
  reported.set(promise, info);
  if (info.domain) {
    info.domain.emit('error', info.reason);
  } else {
    callIn(info.context, report, undefined, [promise, info]);
  }
}

function report(promise, { reason, id }) {
  const { triggerUncaughtException } = require('internal/process/execution');
  if (mode === 'strict') {
    triggerUncaughtException(asError(reason), true);
    if (!process.emit('unhandledRejection', reason, promise)) {
      warnUnhandled(reason, id);
    }
    return;
  }
  const taken = process.emit('unhandledRejection', reason, promise);
  if (mode === 'throw' && !taken) {
    triggerUncaughtException(asError(reason), true);
  } else if (mode === 'warn' || (mode === 'warn-with-error-code' && !taken)) {
    warnUnhandled(reason, id);
    if (mode === 'warn-with-error-code') {
      process.exitCode = 1;
    }
  }
}

function asError(reason) {
  const { isErrorLike } = require('internal/errors');
  return isErrorLike(reason) ? reason : new UnhandledPromiseRejection(reason);
}

class UnhandledPromiseRejection extends Error {
  constructor(reason) {
    super('This error originated either by throwing inside of an async function without a catch block, or by rejecting ' +
      `a promise which was not handled with .catch(). The promise rejected with the reason "${describe(reason)}".`);
    Object.defineProperty(this, 'name', {
      value: 'UnhandledPromiseRejection', enumerable: false, writable: true, configurable: true,
    });
    this.code = 'ERR_UNHANDLED_REJECTION';
  }
}

// A text for any value that runs none of its code.
function describe(reason) {
  if (reason === null || (typeof reason !== 'object' && typeof reason !== 'function')) {
    return String(reason);
  }
  return `#<${Object.getPrototypeOf(reason)?.constructor?.name || 'Object'}>`;
}

function warnUnhandled(reason, id) {
  const { isErrorLike } = require('internal/errors');
  const warning = new Error(
    'Unhandled promise rejection. This error originated either by throwing inside of an async function without a ' +
    'catch block, or by rejecting a promise which was not handled with .catch(). To terminate the node process on ' +
    'unhandled promise rejection, use the CLI flag `--unhandled-rejections=strict` (see ' +
    'https://nodejs.org/api/cli.html#cli_unhandled_rejections_mode). ' + `(rejection id: ${id})`);
  warning.name = 'UnhandledPromiseRejectionWarning';
  if (isErrorLike(reason)) {
    warning.stack = reason.stack;
    process.emitWarning(reason.stack, 'UnhandledPromiseRejectionWarning');
  } else {
    process.emitWarning(describe(reason), 'UnhandledPromiseRejectionWarning');
  }
  process.emitWarning(warning);
}

function warnHandledLater(id) {
  const warning = new Error(`Promise rejection was handled asynchronously (rejection id: ${id})`);
  warning.name = 'PromiseRejectionHandledWarning';
  warning.id = id;
  process.emitWarning(warning);
}

// One of Node's --unhandled-rejections modes: throw, strict, warn, warn-with-error-code, none.
function setUnhandledRejectionsMode(value) {
  mode = value;
}

module.exports = { processPromiseRejections, rejectionEvent, setUnhandledRejectionsMode };
