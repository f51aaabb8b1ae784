'use strict';

// How errors find their domain: those that nobody caught, and 'error' events of emitters that nobody listens to.

const { codes: { ERR_UNHANDLED_ERROR } } = require('internal/errors');
const { clear, current, restore, truncate } = require('internal/domain/state');

function isObject(value) {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

function setHidden(object, name, value) {
  Object.defineProperty(object, name, { __proto__: null, configurable: true, enumerable: false, writable: true, value });
}

function mark(error, domain, thrown) {
  if (isObject(error)) {
    setHidden(error, 'domain', domain);
    error.domainThrown = thrown;
  }
}

/**
 * Offers an error that nobody caught to the entered domains, innermost first. A domain without an 'error' listener
 * passes it on to the one around it; so does one whose listener throws. Returns whether a domain took it.
 */
function handleUncaught(error) {
  const { active, stack } = current();
  if (!active || !stack.some((domain) => domain.listenerCount('error') > 0)) {
    if (stack.length > 0) {
      clear();
    }
    return false;
  }
  passOutwards(error, stack);
  truncate(0);
  return true;
}

function passOutwards(error, stack) {
  for (let i = stack.length - 1; i >= 0; i--) {
    mark(error, stack[i], true);
    truncate(i);
    try {
      stack[i].emit('error', error);
      return;
    } catch (second) {
      error = second;
    }
  }
  clear();
  throw error;
}

/** An 'error' event of a member that has no listener of its own: its domain gets it, outside of itself. */
function emitToDomain(emitter, domain, args) {
  const error = args.length > 1 && args[1] ? args[1] : new ERR_UNHANDLED_ERROR(args[1]);
  if (isObject(error)) {
    error.domainEmitter = emitter;
    mark(error, domain, false);
  }
  const before = current();
  // Outside of the domain, however often it was entered last.
  let index = before.stack.lastIndexOf(domain);
  while (index > 0 && before.stack[index - 1] === domain) {
    index--;
  }
  if (index === 0) {
    clear();
  } else if (index > 0) {
    truncate(index);
  }
  domain.emit('error', error);
  if (index >= 0) {
    restore(before);
  }
  return false;
}

module.exports = { emitToDomain, handleUncaught, mark, setHidden };
