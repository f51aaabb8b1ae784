'use strict';

// Calls of console, told to debuggers and to sessions of node:inspector.

const { getCallSites } = require('internal/util/call_sites');
const { remoteObject } = require('internal/inspector/remote_object');

const native = binding('inspector');
const MAX_FRAMES = 20;

// Of sessions that have enabled Runtime: called with the type, the arguments and the call frames.
const listeners = new Set();

function listen(listener) {
  listeners.add(listener);
  native.listens(true);
}

function unlisten(listener) {
  if (listeners.delete(listener)) {
    native.listens(false);
  }
}

function callFrames() {
  return getCallSites(callFrames, MAX_FRAMES)
    .filter(({ scriptName }) => !scriptName.startsWith('node:'))
    .map(({ functionName, scriptName, lineNumber, columnNumber, column }) => ({
      functionName, scriptId: '0', url: urlOf(scriptName), lineNumber: lineNumber - 1, columnNumber: (columnNumber ?? column) - 1,
    }));
}

function urlOf(name) {
  return name.startsWith('/') ? binding('modules').urlFromPath(name) : name;
}

/** `type` is as the protocol names it. */
function report(type, args) {
  const frames = callFrames();
  for (const listener of listeners) {
    listener(type, args, frames);
  }
  native.console(type, JSON.stringify(args.map((value) => remoteObject(value))), JSON.stringify(frames));
}

module.exports = { listen, report, unlisten };
