'use strict';

// process.ref, process.unref, and what keeps the process alive.

function call(object, symbol, name) {
  const method = object?.[Symbol.for(symbol)] ?? object?.[name];
  if (typeof method === 'function') {
    Reflect.apply(method, object, []);
  }
}

function ref(maybeRefable) {
  call(maybeRefable, 'nodejs.ref', 'ref');
}

function unref(maybeRefable) {
  call(maybeRefable, 'nodejs.unref', 'unref');
}

module.exports = { ref, unref };
