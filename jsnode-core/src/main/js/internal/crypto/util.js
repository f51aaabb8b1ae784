'use strict';

// What the parts of crypto share: arguments to bytes, results to callers, OpenSSL's errors.

const { Buffer } = require('buffer');
const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const { asRequest } = require('internal/async_hooks/request');
const { isAnyArrayBuffer, isArrayBufferView } = require('internal/util/types');
const { getEncodingOps } = require('internal/buffer/encodings');

const kHandle = Symbol('kHandle');

const byteSources = ['string', 'ArrayBuffer', 'Buffer', 'TypedArray', 'DataView'];

/** A Uint8Array over the bytes of a buffer source, or over those of a string. */
function toBytes(value, name, encoding, expected = byteSources) {
  if (typeof value === 'string') return Buffer.from(value, encoding === 'buffer' ? 'utf8' : encoding);
  if (isArrayBufferView(value)) return viewBytes(value);
  if (isAnyArrayBuffer(value)) return new Uint8Array(value);
  throw new ERR_INVALID_ARG_TYPE(name, expected, value);
}

function viewBytes(view) {
  return view instanceof Uint8Array ? view : new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

/** An ArrayBuffer that holds these bytes and nothing else; a copy unless the view covers its whole buffer. */
function wholeBuffer(bytes) {
  const { buffer, byteOffset, byteLength } = bytes;
  return byteLength === buffer.byteLength && isPlain(buffer) ? buffer : Uint8Array.prototype.slice.call(bytes).buffer;
}

function isPlain(buffer) {
  return !(typeof SharedArrayBuffer === 'function' && buffer instanceof SharedArrayBuffer);
}

/** A result as Buffer, or as string where an encoding is given that Buffer knows. */
function encodeResult(arrayBuffer, encoding) {
  const b = Buffer.from(arrayBuffer);
  return encoding && encoding !== 'buffer' && getEncodingOps(encoding) !== undefined ? b.toString(encoding) : b;
}

/** A callback for Java: keeps the async context, makes the result with `convert`; `type` is that of the resource. */
function nativeCallback(type, callback, convert) {
  return asRequest(type, (error, result) => {
    if (error) {
      callback(error);
    } else {
      callback(null, convert === undefined ? result : convert(result));
    }
  });
}

/** Calls a binding's function on the thread pool; a promise of its result. */
function runAsync(start) {
  return new Promise((resolve, reject) => {
    start((error, result) => (error ? reject(error) : resolve(result)));
  });
}

/** An error with what OpenSSL says about itself. */
function opensslError(number, library, reason, { code, ...extra } = {}) {
  const e = new Error(`error:${number}:${library}::${reason}`);
  return Object.assign(e, extra, {
    library,
    reason,
    code: code ?? `ERR_OSSL_${reason.replace(/[^a-zA-Z0-9]+/g, '_').toUpperCase()}`,
  });
}

module.exports = {
  byteSources, encodeResult, kHandle, nativeCallback, opensslError, runAsync, toBytes, viewBytes, wholeBuffer,
};
