'use strict';

// The async context of the language: `AsyncContext.Variable` keeps its value over `await`, `then` and, through a
// snapshot, over callbacks. It is taken here when the runtime starts, before the global is hidden from user code.
//
// Whoever keeps a callback for later (timers, nextTick, handles, AsyncResource) calls `capture()` when it is given and
// `callIn(captured, ...)` when it runs. Nothing is captured until the first AsyncLocalStorage has been made or node:domain was loaded.

const { Variable, Snapshot } = globalThis.AsyncContext;

let inUse = false;
let kept;

/** Called when the first variable is made. `keep` may put something of its own around each snapshot that is taken. */
function activate(keep) {
  inUse = true;
  kept = keep ?? kept;
}

/** The current context to run a callback in later; undefined while neither an AsyncLocalStorage nor a domain exists. */
function capture() {
  if (!inUse) {
    return undefined;
  }
  const snapshot = new Snapshot();
  return kept === undefined ? snapshot : kept(snapshot);
}

/** Calls fn with thisArg and args in a captured context. */
function callIn(captured, fn, thisArg, args) {
  return captured === undefined ? Reflect.apply(fn, thisArg, args) : captured.run(apply, fn, thisArg, args);
}

function apply(fn, thisArg, args) {
  try {
    return Reflect.apply(fn, thisArg, args);
  } catch (error) {
    if (thrown === undefined || thrown.error !== error) {
      thrown = { error, context: new Snapshot() };
    }
    throw error;
  }
}

/** The error that left a callback last, and the context that the callback ran in. */
let thrown;

/** The context of the callback that threw an error which nobody caught; undefined where it is not known. */
function contextOf(error) {
  const context = thrown !== undefined && thrown.error === error ? thrown.context : undefined;
  thrown = undefined;
  return context;
}

/** How often a context was entered: tells run() whether its callback did. */
let entered = 0;

/** Sets a variable for the rest of the current execution and all that follows from it. */
function enter(variable, value) {
  const contexts = binding('asyncContext');
  entered++;
  variable.run(value, () => contexts.keep());
  contexts.enterKept();
}

/** Runs fn with a value of one variable; what fn enters of other variables stays when it returns, as in Node. */
function runWith(variable, value, fn, args) {
  const before = entered;
  const previous = variable.get();
  try {
    return variable.run(value, applyAndKeep, fn, args, before);
  } finally {
    if (entered !== before) {
      binding('asyncContext').enterKept();
      enter(variable, previous);
    }
  }
}

function applyAndKeep(fn, args, before) {
  try {
    return Reflect.apply(fn, null, args);
  } finally {
    if (entered !== before) {
      binding('asyncContext').keep();
    }
  }
}

module.exports = { Snapshot, Variable, activate, callIn, capture, contextOf, enter, runWith };
