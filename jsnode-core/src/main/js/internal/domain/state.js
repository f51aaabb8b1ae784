'use strict';

// The stack of entered domains and which of them is active. It is part of the async context of the language, so that it
// follows timers, ticks, handles and promises. A callback that was kept for later starts with the domain that was active
// when it was given, and with no other: the domains around it have been left by then.

const asyncContext = require('internal/async_context');

class Frame {
  constructor(stack, active) {
    this.stack = stack;
    this.active = active;
  }
}

const variable = new asyncContext.Variable();

/** What is active where no domain was ever entered: null as long as none was left. */
let idle = new Frame([], null);

function current() {
  return variable.get() ?? idle;
}

function enterFrame(stack, active) {
  const frame = new Frame(stack, active);
  if (stack.length === 0) {
    idle = frame;
  }
  asyncContext.enter(variable, frame);
}

function restore({ stack, active }) {
  enterFrame(stack, active);
}

function push(domain) {
  enterFrame([...current().stack, domain], domain);
}

/** Leaves a domain and all that were entered inside it. */
function leave(domain) {
  const { stack } = current();
  const index = stack.lastIndexOf(domain);
  if (index >= 0) {
    truncate(index);
  }
}

function truncate(length) {
  const stack = current().stack.slice(0, length);
  enterFrame(stack, stack.at(-1));
}

function clear() {
  enterFrame([], null);
}

function setActive(value) {
  enterFrame(current().stack, value);
}

/** A snapshot that restores only the domain that was active. */
class DomainSnapshot {
  #snapshot;
  #frame;

  constructor(snapshot, active) {
    this.#snapshot = snapshot;
    this.#frame = new Frame(active === undefined ? [] : [active], active);
  }

  run(fn, ...args) {
    return this.#snapshot.run(() => variable.run(this.#frame, fn, ...args));
  }
}

function follow() {
  asyncContext.activate((snapshot) => {
    const { active, stack } = current();
    const isLast = active ? stack.length <= 1 : active === undefined;
    return isLast ? snapshot : new DomainSnapshot(snapshot, active ?? undefined);
  });
}

module.exports = { clear, current, follow, leave, push, restore, setActive, truncate };
