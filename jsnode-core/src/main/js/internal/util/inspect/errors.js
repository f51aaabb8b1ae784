'use strict';

// How inspect prints errors: the stack, corrected where name, class or prototype say more than its first line.

const { isError } = require('internal/util');

const kCauseOverlap = 3;
const kCoreFrame = /^ {4}at (?:[^/\\(]+ \(|)node:(.+):\d+:\d+(?:\)|$)/;
const kNodeModules = /[/\\]node_modules[/\\](.+?)(?=[/\\])/g;

/** `Constructor(size) [tag] `, or `[Fallback(size): null prototype] [tag] `. */
function getPrefix(constructor, tag, fallback, size = '') {
  if (constructor === null) {
    return tag !== '' && fallback !== tag ?
      `[${fallback}${size}: null prototype] [${tag}] ` :
      `[${fallback}${size}: null prototype] `;
  }
  return tag !== '' && constructor !== tag ? `${constructor}${size} [${tag}] ` : `${constructor}${size} `;
}

function getStackString(ctx, error, formatValue) {
  let stack;
  try {
    ({ stack } = error);
  } catch {
    // A getter that throws is no reason to fail.
  }
  if (stack) {
    return typeof stack === 'string' ? stack : formatValue(ctx, stack, 0);
  }
  try {
    return Error.prototype.toString.call(error);
  } catch {
    return Object.prototype.toString.call(error);
  }
}

/** Drops own keys whose text the stack shows already. */
function removeDuplicateKeys(ctx, keys, error, stack) {
  if (ctx.showHidden || keys.length === 0) {
    return;
  }
  for (const name of ['name', 'message', 'stack']) {
    const index = keys.indexOf(name);
    if (index !== -1 && (typeof error[name] !== 'string' || stack.includes(error[name]))) {
      keys.splice(index, 1);
    }
  }
}

function improveStack(stack, constructor, name, tag) {
  // A class that forgot to set its name: the stack says `Error`, the class says more.
  const length = name.length;
  if (typeof name !== 'string') {
    return stack;
  }
  const named = name.endsWith('Error') && stack.startsWith(name) &&
    (stack.length === length || stack[length] === ':' || stack[length] === '\n');
  if (constructor !== null && !named) {
    return stack;
  }
  if (constructor === null) {
    const start = /^([A-Z][a-z_ A-Z0-9[\]()-]+)(?::|\n\s+at)/.exec(stack) || /^([a-z_A-Z0-9-]*Error)$/.exec(stack);
    const fallback = start?.[1] || 'Error';
    const skipped = start === null ? 0 : fallback.length;
    return `${getPrefix(null, tag, fallback).slice(0, -1)}${stack.slice(skipped)}`;
  }
  const className = getPrefix(constructor, tag, 'Error').slice(0, -1);
  if (name === className) {
    return stack;
  }
  if (!className.includes(name)) {
    return `${className} [${name}]${stack.slice(length)}`;
  }
  return length === 0 ? `${className}: ${stack}` : `${className}${stack.slice(length)}`;
}

/** The longest run of frames that both stacks share: {length, offset in a}. */
function findOverlap(a, b) {
  for (let i = 0; i < a.length - kCauseOverlap; i++) {
    const position = b.indexOf(a[i]);
    if (position === -1) {
      continue;
    }
    const rest = b.length - position;
    if (rest > kCauseOverlap) {
      let length = 1;
      const max = Math.min(a.length - i, rest);
      while (max > length && a[i + length] === b[position + length]) {
        length++;
      }
      if (length > kCauseOverlap) {
        return { length, offset: i };
      }
    }
  }
  return { length: 0, offset: 0 };
}

function getStackFrames(ctx, error, frameText, formatValue) {
  const frames = frameText.split('\n');
  let cause;
  try {
    ({ cause } = error);
  } catch {
    // As above.
  }
  if (cause !== null && cause !== undefined && isError(cause)) {
    const causeStack = getStackString(ctx, cause, formatValue);
    const start = causeStack.indexOf('\n    at');
    if (start !== -1) {
      const { length, offset } = findOverlap(frames, causeStack.slice(start + 1).split('\n'));
      if (length > kCauseOverlap) {
        const skipped = length - 2;
        frames.splice(offset + 1, skipped,
          ctx.stylize(`    ... ${skipped} lines matching cause stack trace ...`, 'undefined'));
      }
    }
  }
  return frames;
}

function safeCwd() {
  try {
    const cwd = process.cwd();
    return cwd.length > 1 ? cwd : undefined;
  } catch {
    return undefined;
  }
}

/** Greys frames of the runtime and the working directory, underlines package names. */
function colorFrames(ctx, frames) {
  const cwd = safeCwd();
  let cwdUrl;
  return frames.map((frame) => {
    if (kCoreFrame.test(frame)) {
      return ctx.stylize(frame, 'undefined');
    }
    let line = frame.replace(kNodeModules, (match, name) => (
      match.replace(name, ctx.stylize(name, 'module'))));
    if (cwd !== undefined) {
      const marked = markDirectory(ctx, line, cwd);
      if (marked === line) {
        cwdUrl ??= `file://${encodeURI(cwd)}`;
        line = markDirectory(ctx, line, cwdUrl);
      } else {
        line = marked;
      }
    }
    return line;
  });
}

function markDirectory(ctx, line, directory) {
  const position = line.indexOf(directory);
  if (position === -1) {
    return line;
  }
  let start = position;
  let end = position + directory.length + 1;
  let result = line.slice(0, position);
  if (line.startsWith('file://', position - 7)) {
    start = position - 7;
    result = line.slice(0, start);
  }
  if (result.endsWith('(') && line.endsWith(')')) {
    result = line.slice(0, start - 1) + ctx.stylize('(', 'undefined');
    result += ctx.stylize(line.slice(start, end), 'undefined');
    return `${result}${line.slice(end, -1)}${ctx.stylize(')', 'undefined')}`;
  }
  end = Math.min(end, line.length);
  return `${result}${ctx.stylize(line.slice(start, end), 'undefined')}${line.slice(end)}`;
}

function formatError(error, constructor, tag, ctx, keys, formatValue) {
  let name = 'Error';
  let message;
  let stack = getStackString(ctx, error, formatValue);
  try {
    ({ name, message } = error);
    name = name === undefined || name === null ? 'Error' : name;
  } catch {
    // As above.
  }
  removeDuplicateKeys(ctx, keys, error, stack);
  if ('cause' in error && !keys.includes('cause')) {
    keys.push('cause');
  }
  // Errors of an AggregateError are shown although they are hidden.
  try {
    if (Array.isArray(error.errors) && !keys.includes('errors')) {
      keys.push('errors');
    }
  } catch {
    // As above.
  }
  stack = improveStack(stack, constructor, name, tag);
  let position = (message && stack.indexOf(message)) || -1;
  if (position !== -1) {
    position += message.length;
  }
  const stackStart = stack.indexOf('\n    at', position);
  if (stackStart === -1) {
    stack = `[${stack}]`;
  } else {
    let frames = getStackFrames(ctx, error, stack.slice(stackStart + 1), formatValue);
    if (ctx.colors) {
      frames = colorFrames(ctx, frames);
    }
    stack = `${stack.slice(0, stackStart)}\n${frames.join('\n')}`;
  }
  if (ctx.indentationLvl !== 0) {
    stack = stack.replaceAll('\n', `\n${' '.repeat(ctx.indentationLvl)}`);
  }
  return stack;
}

module.exports = { formatError, getPrefix };
