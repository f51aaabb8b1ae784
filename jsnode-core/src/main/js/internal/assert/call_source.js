'use strict';

// The source text of the call of assert.ok that failed, for its message.

const kMaxLines = 20;
const kMember = /[\w$.[\]'"?\u0080-\uffff]/;

/** The frame that called `above`, whatever the user did to Error. */
function callerFrame(above) {
  const { prepareStackTrace, stackTraceLimit } = Error;
  const holder = {};
  try {
    Error.stackTraceLimit = 1;
    Error.prepareStackTrace = (error, frames) => frames;
    Error.captureStackTrace(holder, above);
    return Array.isArray(holder.stack) ? holder.stack[0] : undefined;
  } finally {
    Error.prepareStackTrace = prepareStackTrace;
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function readLines(file) {
  try {
    const path = file.startsWith('file:') ? decodeURIComponent(new URL(file).pathname) : file;
    return binding('modules').readText(path).split('\n');
  } catch {
    return undefined;
  }
}

/** The position behind the expression that starts at `from`: its call's closing parenthesis, within the text. */
function endOfCall(text, from) {
  let depth = 0;
  let quote;
  let called = false;
  for (let i = from; i < text.length; i++) {
    const char = text[i];
    if (quote !== undefined) {
      if (char === '\\') {
        i++;
      } else if (char === quote) {
        quote = undefined;
      }
    } else if (char === '"' || char === "'" || char === '`') {
      quote = char;
    } else if (char === '(' || char === '[' || char === '{') {
      called ||= char === '(' && depth === 0;
      depth++;
    } else if (char === ')' || char === ']' || char === '}') {
      depth--;
      if (depth < 0) {
        return i;
      }
      if (depth === 0 && called && char === ')') {
        return i + 1;
      }
    } else if (depth === 0 && (char === ';' || char === ',')) {
      return i;
    }
  }
  return text.length;
}

/** Back over `assert.`, `assert['ok']` and the like to where the callee starts. */
function startOfCallee(line, column) {
  let start = Math.min(column, line.length);
  while (start > 0 && kMember.test(line[start - 1])) {
    start--;
  }
  while (line[start] === '.' || line[start] === '?') {
    start++;
  }
  return start;
}

function callSource(above) {
  const frame = callerFrame(above);
  if (frame === undefined) {
    return undefined;
  }
  const file = frame.getFileName();
  // Code from eval() is in no file.
  const lines = (file ? readLines(file) : undefined) ?? binding('util').callerSource()?.split('\n');
  const line = lines?.[frame.getLineNumber() - 1];
  if (line === undefined) {
    return undefined;
  }
  const start = startOfCallee(line, Math.max(0, frame.getColumnNumber() - 1));
  const text = lines.slice(frame.getLineNumber() - 1, frame.getLineNumber() - 1 + kMaxLines).join('\n');
  // Only what stands on the first line is shown.
  const source = text.slice(start, endOfCall(text, start)).split('\n')[0].trimEnd();
  return source === '' ? undefined : escapeControls(source);
}

function escapeControls(text) {
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\0-\x08\x0b-\x1f]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

module.exports = { callSource };
