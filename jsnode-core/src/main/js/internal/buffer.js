'use strict';

// The base of Buffer: FastBuffer (a Uint8Array whose prototype Buffer shares), the pool and unsafe allocation.
// Others take FastBuffer from here when they wrap bytes of their own.

class FastBuffer extends Uint8Array {
  // An explicit constructor: the default one would spread its arguments.
  constructor(bufferOrLength, byteOffset, length) {
    super(bufferOrLength, byteOffset, length);
  }
}

const POOL_ALIGNMENT = 8;

const pool = { size: 64 * 1024, buffer: undefined, offset: 0 };

function renewPool(size) {
  pool.size = size;
  pool.buffer = holdFast(new ArrayBuffer(size));
  pool.offset = 0;
}

/** A pool belongs to many: nobody may take it away by transferring it. */
function holdFast(buffer) {
  require('internal/worker/transferable').markAsUntransferable(buffer);
  for (const name of ['transfer', 'transferToFixedLength']) {
    Object.defineProperty(buffer, name, { __proto__: null, value: refuseTransfer });
  }
  return buffer;
}

function refuseTransfer() {
  throw new TypeError('Cannot perform ArrayBuffer.prototype.transfer on a detached or non-detachable ArrayBuffer');
}

/** Reserves room for `size` bytes in the shared pool; the caller takes them with takeFromPool(). */
function ensurePool(size, poolSize) {
  if (pool.buffer === undefined || size > pool.size - pool.offset) renewPool(poolSize);
}

/** A buffer over the next `size` bytes of the pool, for which ensurePool() has made room. */
function takeFromPool(size) {
  const b = new FastBuffer(pool.buffer, pool.offset, size);
  advancePool(size);
  return b;
}

function advancePool(size) {
  pool.offset = (pool.offset + size + POOL_ALIGNMENT - 1) & -POOL_ALIGNMENT;
}

function createUnsafeBuffer(size) {
  return new FastBuffer(size);
}

module.exports = { FastBuffer, createUnsafeBuffer, pool, ensurePool, takeFromPool, advancePool };
