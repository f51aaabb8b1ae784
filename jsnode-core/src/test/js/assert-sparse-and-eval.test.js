'use strict';
const assert = require('assert');
const { isDeepStrictEqual } = require('util');

function sparse(length, elements) {
  return Object.assign(new Array(length), elements);
}

const few = { 0: 1, 200_000: { a: 1 } };
console.log(isDeepStrictEqual(sparse(150_000_000, few), sparse(150_000_000, few)));
console.log(isDeepStrictEqual(sparse(150_000_000, few), sparse(150_000_000, { 0: 1 })));
console.log(isDeepStrictEqual(sparse(3, { 1: 1 }), [undefined, 1, undefined]));
assert.partialDeepStrictEqual(sparse(150_000_000, few), sparse(100_000_000, { 0: 1 }));
assert.partialDeepStrictEqual(new Error('a'), new Error());
for (const wrong of ['assert(1 === 2)', 'true;\nassert.ok(typeof 1 === "string")']) {
  try {
    new Function('assert', wrong)(assert);
  } catch (error) {
    console.log(error.message);
  }
}
const { createSecretKey } = require('crypto');
const key = (text) => createSecretKey(Buffer.from(text));
console.log(isDeepStrictEqual(key('a'), key('a')), isDeepStrictEqual(key('a'), key('b')));
