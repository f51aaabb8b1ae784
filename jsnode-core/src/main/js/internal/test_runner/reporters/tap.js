'use strict';

// Test Anything Protocol, version 13.

const { inspect } = require('internal/util/inspect');
const { isError } = require('internal/util');
const { isDate } = require('util/types');

const kStackPrefix = /^\s*at /;

async function* tap(source) {
  yield 'TAP version 13\n';
  for await (const { type, data } of source) {
    switch (type) {
      case 'test:fail':
        yield result('not ok', data);
        yield details(data, `${data.file}:${data.line}:${data.column}`);
        break;
      case 'test:pass':
        yield result('ok', data);
        yield details(data, undefined);
        break;
      case 'test:plan':
        yield `${indent(data.nesting)}1..${data.count}\n`;
        break;
      case 'test:start':
        yield `${indent(data.nesting)}# Subtest: ${escapeText(data.name)}\n`;
        break;
      case 'test:stdout':
      case 'test:stderr':
        yield* comments(data.message, 0);
        break;
      case 'test:interrupted':
        yield* data.tests.map(interrupted);
        break;
      case 'test:diagnostic':
      case 'test:log':
        yield `${indent(data.nesting)}# ${escapeText(String(data.message))}\n`;
        break;
    }
  }
}

function interrupted({ name, file, line, column }) {
  const place = file === undefined ? '' : ` at ${file}:${line}:${column}`;
  return `# Interrupted while running: ${escapeText(name)}${place}\n`;
}

function* comments(text, nesting) {
  for (const line of text.replace(/\r?\n$/, '').split(/\r?\n/)) {
    yield `${indent(nesting)}# ${escapeText(line)}\n`;
  }
}

function indent(nesting) {
  return '    '.repeat(nesting);
}

function result(status, { nesting, testNumber, name, skip, todo, expectFailure }) {
  let line = `${indent(nesting)}${status} ${testNumber}${name ? ` ${escapeText(`- ${name}`)}` : ''}`;
  if (skip !== undefined) {
    line += ` # SKIP${reason(skip)}`;
  } else if (todo !== undefined) {
    line += ` # TODO${reason(todo)}`;
  } else if (expectFailure !== undefined) {
    line += ` # EXPECTED FAILURE${reason(expectFailure)}`;
  }
  return `${line}\n`;
}

function reason(value) {
  return typeof value === 'string' && value.length > 0 ? ` ${escapeText(value)}` : '';
}

function escapeText(text) {
  return text.replaceAll('\\', '\\\\').replaceAll('#', '\\#')
    .replaceAll('\b', '\\b').replaceAll('\f', '\\f').replaceAll('\t', '\\t')
    .replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\v', '\\v');
}

/** The block of YAML below a result. */
function details({ nesting, details: { duration_ms: duration, type, error } }, location) {
  const space = `${indent(nesting)}  `;
  let text = `${space}---\n${field(space, 'duration_ms', duration)}`;
  if (type !== undefined) {
    text += field(space, 'type', type);
  }
  if (location !== undefined) {
    text += field(space, 'location', location);
  }
  if (error !== undefined && error !== null) {
    text += errorFields(space, error);
  }
  return `${text}${space}...\n`;
}

function errorFields(space, failure) {
  const cause = failure.code === 'ERR_TEST_FAILURE' && failure.failureType !== undefined ? failure.cause : undefined;
  let text = failure.failureType === undefined ? '' : field(space, 'failureType', failure.failureType);
  const thrown = isError(cause) ? cause : failure;
  text += field(space, 'error', messageOf(failure, cause));
  text += field(space, 'code', thrown.code ?? failure.code);
  if (isError(cause) && cause.name !== 'Error') {
    text += field(space, 'name', cause.name);
  }
  if (isError(cause) && cause.code === 'ERR_ASSERTION') {
    text += field(space, 'expected', cause.expected) + field(space, 'actual', cause.actual);
    if (cause.operator !== undefined) {
      text += field(space, 'operator', cause.operator);
    }
  }
  const stack = stackOf(isError(cause) ? cause : failure);
  return stack === undefined ? text : text + field(space, 'stack', stack);
}

function messageOf(failure, cause) {
  return isError(cause) ? cause.message : failure.message;
}

function stackOf(error) {
  if (typeof error.stack !== 'string') {
    return undefined;
  }
  const frames = error.stack.split('\n').filter((line) => kStackPrefix.test(line)).map((line) => line.replace(kStackPrefix, ''));
  return frames.length === 0 ? undefined : frames.join('\n');
}

/** A name and a value as YAML. */
function field(space, name, value, seen = new Set()) {
  if (value === null) {
    return `${space}${name}: ~\n`;
  }
  if (value === undefined) {
    return '';
  }
  if (typeof value === 'string') {
    return stringField(space, name, value);
  }
  if (isDate(value)) {
    return `${space}${name}: ${value.toISOString()}\n`;
  }
  if (typeof value !== 'object') {
    return `${space}${name}: ${inspect(value)}\n`;
  }
  if (seen.has(value)) {
    return `${space}${name}: <Circular>\n`;
  }
  return objectField(space, name, value, seen);
}

function stringField(space, name, value) {
  if (!/\r?\n/.test(value)) {
    return `${space}${name}: ${inspect(value)}\n`;
  }
  const lines = value.split(/\r?\n/).map((line) => `${space}  ${line}\n`).join('');
  return `${space}${name}: |-\n${lines}`;
}

function objectField(space, name, value, seen) {
  seen.add(value);
  let text = `${space}${name}:\n`;
  for (const key of Object.keys(value)) {
    text += field(`${space}  `, key, value[key], seen);
  }
  seen.delete(value);
  return text;
}

module.exports = tap;
