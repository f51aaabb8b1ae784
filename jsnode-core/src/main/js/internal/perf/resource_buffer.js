'use strict';

// The bounded buffer of 'resource' entries, https://www.w3.org/TR/resource-timing/#dfn-add-a-performanceresourcetiming-entry:
// what does not fit waits in a second buffer until the listeners of 'resourcetimingbufferfull' have made room.

const { buffers, clearEntries, observe } = require('internal/perf/timeline');

let maxSize = 250;
let waiting = [];
let scheduled = false;
let notify;

function hasRoom() {
  return buffers.resource.length < maxSize;
}

function addResource(entry) {
  observe(entry);
  if (hasRoom() && !scheduled) {
    buffers.resource.push(entry);
    return;
  }
  waiting.push(entry);
  if (!scheduled) {
    scheduled = true;
    require('timers').setImmediate(drain);
  }
}

function drain() {
  while (waiting.length > 0) {
    const before = waiting.length;
    if (!hasRoom()) {
      notify();
    }
    while (waiting.length > 0 && hasRoom()) {
      buffers.resource.push(waiting.shift());
    }
    if (waiting.length >= before) {
      // Nobody made room.
      waiting = [];
    }
  }
  scheduled = false;
}

function clearResources(name) {
  clearEntries('resource', name);
}

function setBufferSize(size) {
  maxSize = size;
}

/** Who is told that the buffer is full. */
function onBufferFull(listener) {
  notify = listener;
}

module.exports = { addResource, clearResources, onBufferFull, setBufferSize };
