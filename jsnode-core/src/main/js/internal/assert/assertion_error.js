'use strict';

const { inspect } = require('internal/util/inspect');
const { isError } = require('internal/util');
const { validateObject, validateOneOf } = require('internal/validators');
const { describeDifference, inspectValue, isObjectLike, kHeadings } = require('internal/assert/diff_message');

const kMaxShownLines = 10;
const kMaxNotEqualLines = 50;
const kNotEqualLinesKept = 46;
const kMaxSameText = 1024;
const kMaxText = 512;

function cut(text, limit, diff) {
  return diff === 'simple' && text.length > limit ? `${text.slice(0, limit - 3)}...` : text;
}

/** An error without its stack, so that the message compares what matters. */
function copyError(source) {
  const target = Object.assign({ __proto__: Object.getPrototypeOf(source) }, source);
  Object.defineProperty(target, 'message', { __proto__: null, value: source.message });
  if (Object.hasOwn(source, 'cause')) {
    const { cause } = source;
    Object.defineProperty(target, 'cause', { __proto__: null, value: isError(cause) ? copyError(cause) : cause });
  }
  return target;
}

function hasDiff(operator) {
  return operator === 'deepStrictEqual' || operator === 'strictEqual' || operator === 'partialDeepStrictEqual';
}

function describeUnequal(actual, operator, diff) {
  const heading = kHeadings[operator === 'notStrictEqual' && isObjectLike(actual) ? 'notStrictEqualObject' : operator];
  const lines = inspectValue(actual).split('\n');
  if (lines.length > kMaxNotEqualLines && diff === 'simple') {
    lines.length = kNotEqualLinesKept;
    lines.push('...');
  }
  return lines.length === 1 ?
    `${heading}${lines[0].length > 5 ? '\n\n' : ' '}${lines[0]}` :
    `${heading}\n\n${lines.join('\n')}\n`;
}

function describeLoose(actual, expected, operator, diff) {
  let text = inspectValue(actual);
  const other = inspectValue(expected);
  const heading = kHeadings[operator];
  if (operator === 'notDeepEqual' && text === other) {
    return cut(`${heading}\n\n${text}`, kMaxSameText, diff);
  }
  text = cut(text, kMaxText, diff);
  const shortOther = cut(other, kMaxText, diff);
  if (operator === 'deepEqual') {
    return `${heading}\n\n${text}\n\nshould loosely deep-equal\n\n${shortOther}`;
  }
  if (operator === 'notDeepEqual') {
    return `${kHeadings.notDeepEqualUnequal}\n\n${text}\n\nshould not loosely deep-equal\n\n${shortOther}`;
  }
  return `${text} ${operator} ${shortOther}`;
}

function composeMessage(message, actual, expected, operator, diff) {
  if (message !== undefined && message !== null) {
    return hasDiff(operator) ? describeDifference(actual, expected, operator, message, diff) : String(message);
  }
  if (isError(actual) && isError(expected)) {
    actual = copyError(actual);
    expected = copyError(expected);
  }
  if (hasDiff(operator)) {
    return describeDifference(actual, expected, operator, undefined, diff);
  }
  return operator === 'notDeepStrictEqual' || operator === 'notStrictEqual' ?
    describeUnequal(actual, operator, diff) :
    describeLoose(actual, expected, operator, diff);
}

function addEllipsis(text) {
  const lines = text.split('\n', kMaxShownLines + 1);
  if (lines.length > kMaxShownLines) {
    return `${lines.slice(0, kMaxShownLines).join('\n')}\n...`;
  }
  // Node shows the end of a long string, with the dots behind it.
  return text.length > kMaxText ? `${text.slice(kMaxText)}...` : text;
}

class AssertionError extends Error {
  constructor(options) {
    validateObject(options, 'options');
    const { message, operator, stackStartFn, details, stackStartFunction, diff = 'simple' } = options;
    const { actual, expected } = options;
    if (diff !== 'simple') {
      validateOneOf(diff, 'options.diff', ['simple', 'full']);
    }
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = 0;
    super(composeMessage(message, actual, expected, operator, diff));
    Error.stackTraceLimit = limit;
    this.generatedMessage = !message;
    const name = { __proto__: null, value: 'AssertionError [ERR_ASSERTION]', enumerable: false, writable: true, configurable: true };
    Object.defineProperty(this, 'name', name);
    this.code = 'ERR_ASSERTION';
    if (details) {
      this.actual = undefined;
      this.expected = undefined;
      this.operator = undefined;
      for (let i = 0; i < details.length; i++) {
        this[`message ${i}`] = details[i].message;
        this[`actual ${i}`] = details[i].actual;
        this[`expected ${i}`] = details[i].expected;
        this[`operator ${i}`] = details[i].operator;
        this[`stack trace ${i}`] = details[i].stack;
      }
    } else {
      this.actual = actual;
      this.expected = expected;
      this.operator = operator;
    }
    Error.captureStackTrace(this, stackStartFn || stackStartFunction);
    // The stack is made with the code in its first line, the name is without it.
    void this.stack;
    this.name = 'AssertionError';
    this.diff = diff;
  }

  toString() {
    return `${this.name} [${this.code}]: ${this.message}`;
  }

  [inspect.custom](recurseTimes, ctx) {
    const { actual, expected } = this;
    if (typeof actual === 'string') {
      this.actual = addEllipsis(actual);
    }
    if (typeof expected === 'string') {
      this.expected = addEllipsis(expected);
    }
    const result = inspect(this, { ...ctx, customInspect: false, depth: 0 });
    this.actual = actual;
    this.expected = expected;
    return result;
  }
}

module.exports = AssertionError;
