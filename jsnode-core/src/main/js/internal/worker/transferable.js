'use strict';

// How objects of ours take part in structured cloning. An object that can be cloned has a method [messaging_clone_symbol]
// that returns { data, deserializeInfo: '<built-in>:<constructor>' }; one that can be transferred has
// [messaging_transfer_symbol] likewise; the constructor's instance takes the data by [messaging_deserialize_symbol].


const uncloneable = new WeakSet();
const untransferable = new WeakSet();
const uncloneablePrototypes = new WeakSet();

/** Instances of a class are refused by structuredClone() and postMessage(). */
function markClassUncloneable(constructor) {
  uncloneablePrototypes.add(constructor.prototype);
}

function isUncloneable(object) {
  if (uncloneable.has(object)) {
    return true;
  }
  for (let proto = Object.getPrototypeOf(object); proto !== null; proto = Object.getPrototypeOf(proto)) {
    if (uncloneablePrototypes.has(proto)) {
      return true;
    }
  }
  return false;
}

function isObject(value) {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

function markAsUncloneable(object) {
  if (isObject(object)) {
    uncloneable.add(object);
  }
}

function markAsUntransferable(object) {
  if (isObject(object)) {
    untransferable.add(object);
  }
}

function isMarkedAsUntransferable(object) {
  return isObject(object) && untransferable.has(object);
}

module.exports = {
  isMarkedAsUntransferable,
  isUncloneable,
  markAsUncloneable,
  markAsUntransferable,
  markClassUncloneable,
  messaging_clone_symbol: Symbol.for('jsnode.messaging.clone'),
  messaging_deserialize_symbol: Symbol.for('jsnode.messaging.deserialize'),
  messaging_transfer_symbol: Symbol.for('jsnode.messaging.transfer'),
  messaging_transfer_list_symbol: Symbol.for('jsnode.messaging.transfer_list'),
};
