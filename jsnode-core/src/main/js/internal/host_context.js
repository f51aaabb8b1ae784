'use strict';

// The context of a call from Java, an opaque dev.jsnode.context.HostContext: it goes along the async context, so that a
// bean that is called after an `await` is called in the context of who called JavaScript.

const { Variable, activate, enter, runWith } = require('internal/async_context');

let variable;

/** The context of the current execution; undefined where it has none. */
function currentContext() {
  return variable?.get();
}

/** Calls fn in a context. */
function runInContext(context, fn, args) {
  prepare();
  return runWith(variable, context, fn, args);
}

/** Makes a context the current one for the rest of this execution and all that follows from it. */
function enterContext(context) {
  prepare();
  enter(variable, context);
}

function prepare() {
  if (variable === undefined) {
    activate();
    variable = new Variable();
  }
}

module.exports = { currentContext, enterContext, runInContext };
