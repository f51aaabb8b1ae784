'use strict';

// Stack traces with the places of the originals, while source maps are on.

const { findSourceMap } = require('internal/source_map/registry');
const { fileURLToPath } = require('internal/url');

/** Where a frame is in the original: { file, line, column, name }; undefined where there is no map. */
function origin(frame) {
  const name = frame.getFileName();
  const line = frame.getLineNumber();
  const column = frame.getColumnNumber();
  const map = typeof name === 'string' && line > 0 ? findSourceMap(name) : undefined;
  const entry = map?.findEntry(line - 1, (column ?? 1) - 1);
  if (entry?.originalSource === undefined || entry.originalLine === undefined) {
    return undefined;
  }
  const { originalSource } = entry;
  return {
    file: originalSource.startsWith('file:') ? fileURLToPath(originalSource) : originalSource,
    line: entry.originalLine + 1,
    column: entry.originalColumn + 1,
    name: entry.name,
  };
}

function describe(error) {
  try {
    return Error.prototype.toString.call(error);
  } catch {
    return '<error>';
  }
}

/** A frame; `caller` is the one below it, whose mapping may name the function as the original calls it. */
function frameText(frame, caller) {
  const place = origin(frame);
  if (place === undefined) {
    return `${frame}`;
  }
  const at = `${place.file}:${place.line}:${place.column}`;
  const name = caller !== undefined && caller.getFileName() === frame.getFileName() ? origin(caller)?.name : undefined;
  const text = `${frame}`;
  // What stands before the place in parentheses is how the function was called.
  const open = text.lastIndexOf(' (');
  const [async] = /^async /.exec(text) ?? [''];
  const called = name ? `${async}${name}` : open >= 0 ? text.slice(0, open) : undefined;
  return called === undefined ? `${async}${at}` : `${called} (${at})`;
}

// The name is what users of Node see.
function ErrorPrepareStackTrace(error, frames) {
  let text = describe(error);
  for (let i = 0; i < frames.length; i++) {
    text += `\n    at ${frameText(frames[i], frames[i + 1])}`;
  }
  return text;
}

function install() {
  if (Error.prepareStackTrace === undefined) {
    Object.defineProperty(Error, 'prepareStackTrace', {
      __proto__: null, value: ErrorPrepareStackTrace, writable: true, enumerable: false, configurable: true,
    });
  }
}

function remove() {
  if (Error.prepareStackTrace === ErrorPrepareStackTrace) {
    delete Error.prepareStackTrace;
  }
}

module.exports = { install, origin, remove };
