'use strict';

// What Node prints of an error that ends the process: where, the line with a caret, the stack, the version.

const kFrame = /^\s+at (?:.*\()?((?:(?!node:)[a-z]+:\/\/)?\/[^()]*):(\d+):(\d+)\)?$/m;

function formatUncaught(error) {
  const body = describe(error);
  const excerpt = sourceExcerpt(error);
  return `${excerpt}${body}\n\nNode.js ${process.version}\n`;
}

function describe(error) {
  const { isErrorLike } = require('internal/errors');
  const { inspect } = require('internal/util/inspect');
  const isObject = error !== null && typeof error === 'object';
  if (isObject && (error instanceof Error || isErrorLike(error))) {
    try {
      return inspect(error, { colors: false });
    } catch {
      return String(error.stack);
    }
  }
  const text = typeof error === 'string' ? error : inspect(error);
  return `Uncaught:\n${text}\n(Use \`node --trace-uncaught ...\` to show where the exception was thrown)`;
}

function sourceExcerpt(error) {
  if (error === null || typeof error !== 'object' || typeof error.stack !== 'string') {
    return '';
  }
  if (error.name === 'SyntaxError' && /:\d+\n[^]*\n\nSyntaxError/.test(error.stack)) {
    return '';
  }
  const arrow = require('internal/modules/compile').arrowOf(error);
  if (arrow !== undefined) {
    return `${arrow}\n`;
  }
  const frame = kFrame.exec(error.stack);
  if (frame === null) {
    return `node:internal/process/task_queues:1\n\n`;
  }
  // No iterators: a program may have replaced them.
  const location = frame[1];
  const line = frame[2];
  const column = frame[3];
  const text = sourceLine(location, Number(line));
  if (text === undefined) {
    return `${location}:${line}\n\n`;
  }
  return `${location}:${line}\n${text}\n${caret(text, Number(column))}\n\n`;
}

function caret(text, column) {
  const thrown = text.lastIndexOf('throw ', column - 1);
  const at = thrown >= 0 ? thrown : column - 1;
  return `${text.slice(0, at).replace(/[^\t]/g, ' ')}^`;
}

function sourceLine(location, line) {
  try {
    const { isOn, originalText } = require('internal/source_map/registry');
    const original = isOn() ? originalText(location.startsWith('/') ? require('internal/url').pathToFileURL(location).href : location) : undefined;
    if (original !== undefined) {
      return original.split('\n')[line - 1];
    }
    const path = location.startsWith('file:') ? require('internal/url').fileURLToPath(location) : location;
    return require('fs').readFileSync(path, 'utf8').split('\n')[line - 1];
  } catch {
    return undefined;
  }
}

module.exports = { formatUncaught };
