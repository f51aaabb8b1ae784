'use strict';

// The standard's abstract operations on a readable stream as such: what its reader and its controller do to it.

const { kState, invalidState, isBrand, markHandled, react, nop } = require('internal/webstreams/util');

class ReadableStreamState {
  state = 'readable';
  disturbed = false;
  reader = undefined;
  controller = undefined;
  storedError = undefined;
  closedPromise = undefined; // made when finished() asks for it
}
ReadableStreamState.prototype.brand = 'ReadableStream';

function isReadableStream(value) {
  return isBrand(value, 'ReadableStream');
}

function isLocked(stream) {
  return stream[kState].reader !== undefined;
}

function isByteStream(stream) {
  return stream[kState].controller[kState].brand === 'ReadableByteStreamController';
}

function requestsOf(state) {
  return state.reader === undefined ? undefined : state.reader[kState].requests;
}

function hasReader(stream, brand) {
  const { reader } = stream[kState];
  return reader !== undefined && reader[kState].brand === brand;
}

function hasDefaultReader(stream) {
  return hasReader(stream, 'ReadableStreamDefaultReader');
}

function hasBYOBReader(stream) {
  return hasReader(stream, 'ReadableStreamBYOBReader');
}

function pendingRequests(stream) {
  return requestsOf(stream[kState])?.length ?? 0;
}

/** Answers the oldest waiting read: a chunk, or (`done`, byte streams) the last, possibly empty, view. */
function fulfillRequest(stream, chunk, done) {
  const request = stream[kState].reader[kState].requests.shift();
  if (done) {
    request.close(chunk);
  } else {
    request.chunk(chunk);
  }
}

function closeStream(stream) {
  const state = stream[kState];
  state.state = 'closed';
  state.closedPromise?.resolve();
  const { reader } = state;
  if (reader === undefined) {
    return;
  }
  reader[kState].closed.resolve();
  if (reader[kState].brand === 'ReadableStreamDefaultReader') {
    const requests = reader[kState].requests;
    while (requests.length > 0) {
      requests.shift().close();
    }
  }
}

function errorStream(stream, error) {
  const state = stream[kState];
  state.state = 'errored';
  state.storedError = error;
  if (state.closedPromise !== undefined) {
    markHandled(state.closedPromise.promise);
    state.closedPromise.reject(error);
  }
  const { reader } = state;
  if (reader === undefined) {
    return;
  }
  markHandled(reader[kState].closed.promise);
  reader[kState].closed.reject(error);
  errorRequests(reader, error);
}

function errorRequests(reader, error) {
  const { requests } = reader[kState];
  while (requests.length > 0) {
    requests.shift().error(error);
  }
}

function cancelStream(stream, reason) {
  const state = stream[kState];
  state.disturbed = true;
  if (state.state === 'closed') {
    return Promise.resolve();
  }
  if (state.state === 'errored') {
    return Promise.reject(state.storedError);
  }
  closeStream(stream);
  const { reader } = state;
  if (reader !== undefined && reader[kState].brand === 'ReadableStreamBYOBReader') {
    const { requests } = reader[kState];
    while (requests.length > 0) {
      requests.shift().close(undefined);
    }
  }
  return react(state.controller[kState].cancelSteps(reason), nop);
}

/** What `stream.finished()` waits for. */
function closedPromiseOf(stream) {
  const state = stream[kState];
  if (state.closedPromise === undefined) {
    state.closedPromise = Promise.withResolvers();
    if (state.state === 'closed') {
      state.closedPromise.resolve();
    } else if (state.state === 'errored') {
      markHandled(state.closedPromise.promise);
      state.closedPromise.reject(state.storedError);
    }
  }
  return state.closedPromise;
}

function assertUnlocked(stream, message = 'ReadableStream is locked') {
  if (isLocked(stream)) {
    throw invalidState(message);
  }
}

module.exports = {
  ReadableStreamState,
  assertUnlocked,
  cancelStream,
  closeStream,
  closedPromiseOf,
  errorRequests,
  errorStream,
  fulfillRequest,
  hasBYOBReader,
  hasDefaultReader,
  isByteStream,
  isLocked,
  isReadableStream,
  pendingRequests,
};
