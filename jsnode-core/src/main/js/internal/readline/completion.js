'use strict';

// Completion: one candidate or their common beginning is inserted, else they are listed.

const { inspect, getStringWidth } = require('internal/util/inspect');
const { isPromise } = require('util/types');
const { commonPrefix } = require('internal/readline/text');

function complete(iface) {
  const text = iface.line.slice(0, iface.cursor);
  const onResult = (error, result) => {
    if (iface.closed) {
      return;
    }
    iface.resume();
    if (error) {
      iface._writeToOutput(`Tab completion error: ${inspect(error)}`);
      return;
    }
    show(iface, result);
  };
  iface.pause();
  if (iface.completer.length === 2) {
    iface.completer(text, onResult);
    return;
  }
  let result;
  try {
    result = iface.completer(text);
  } catch (error) {
    onResult(error);
    return;
  }
  if (isPromise(result)) {
    result.then((value) => onResult(null, value), (error) => onResult(error));
  } else {
    onResult(null, result);
  }
}

function show(iface, result) {
  const [completions, completeOn] = result ?? [];
  if (!completions || completions.length === 0) {
    return;
  }
  const prefix = commonPrefix(completions.filter((one) => one !== ''));
  if (prefix.startsWith(completeOn) && prefix.length > completeOn.length) {
    iface._insertString(prefix.slice(completeOn.length));
    return;
  }
  if (!completeOn.startsWith(prefix)) {
    replaceEnd(iface, completeOn, prefix);
    return;
  }
  if (completions.length > 1) {
    list(iface, completions);
    iface._refreshLine();
  }
}

function replaceEnd(iface, old, text) {
  const start = iface.cursor - old.length;
  iface.line = iface.line.slice(0, start) + text + iface.line.slice(iface.cursor);
  iface.cursor = start + text.length;
  iface._refreshLine();
}

function list(iface, completions) {
  const widths = completions.map((one) => getStringWidth(one));
  const width = Math.max(...widths) + 2;
  const columns = Math.max(Math.min(Math.floor(iface.columns / width), completions.length), 1);
  let text = '\r\n';
  for (let i = 0; i < completions.length; i++) {
    const last = (i + 1) % columns === 0 || i === completions.length - 1;
    text += completions[i] + (last ? '\r\n' : ' '.repeat(width - widths[i]));
  }
  iface._writeToOutput(`${text}\r\n`);
}

module.exports = { complete };
