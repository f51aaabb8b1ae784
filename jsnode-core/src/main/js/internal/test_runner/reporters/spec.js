'use strict';

// The reporter for people: a tree of names, then the failures with their errors.

const { Readable, Transform } = require('stream');
const { colorOf, colors, indent, placeOf, symbols, testLine } = require('internal/test_runner/reporters/format');

class SpecReporter extends Transform {
  #open = [];
  #printed = 0;
  #failed = [];

  constructor() {
    super({ __proto__: null, writableObjectMode: true });
  }

  _transform({ type, data }, encoding, callback) {
    callback(null, this.#textOf(type, data));
  }

  _flush(callback) {
    callback(null, this.#failures());
  }

  #textOf(type, data) {
    switch (type) {
      case 'test:start':
        this.#open.length = data.nesting;
        this.#printed = Math.min(this.#printed, data.nesting);
        this.#open[data.nesting] = data;
        return undefined;
      case 'test:pass':
      case 'test:fail':
        return this.#result(type, data);
      case 'test:stdout':
      case 'test:stderr':
        return data.message;
      case 'test:diagnostic': {
        const palette = colors();
        const color = colorOf(type, data.level, palette);
        return `${color}${indent(data.nesting)}${symbols[type]}${data.message}${palette.reset}\n`;
      }
      case 'test:log':
        return `${this.#parents(data.nesting)}${indent(data.nesting)}${symbols['test:diagnostic']}${data.message}\n`;
      case 'test:interrupted':
        return this.#interrupted(data.tests);
      case 'test:watch:restarted':
        return `\nRestarted at ${new Date().toLocaleString()}\n`;
      default:
        return undefined;
    }
  }

  // The names of the tests around one, the first time that something in them is printed.
  #parents(nesting) {
    let text = '';
    for (; this.#printed < nesting; this.#printed++) {
      const test = this.#open[this.#printed];
      text += test === undefined ? '' : `${indent(this.#printed)}${symbols['arrow:right']}${test.name}\n`;
    }
    return text;
  }

  #result(type, data) {
    const parents = this.#parents(data.nesting);
    this.#printed = Math.min(this.#printed, data.nesting);
    if (type === 'test:fail' && data.details?.error?.failureType !== 'subtestsFailed') {
      this.#failed.push(data);
    }
    return `${parents}${testLine(type, data, indent(data.nesting), false)}\n`;
  }

  #interrupted(tests) {
    const lines = tests.map(({ name, ...data }) => {
      const place = placeOf({ name, ...data });
      return `  ${symbols['warning:alert']}${name}${place === undefined ? '' : ` (${place.slice('test at '.length)})`}\n`;
    });
    return `\n${colors().yellow}Interrupted while running:${colors().reset}\n${lines.join('')}`;
  }

  #failures() {
    if (this.#failed.length === 0) {
      return null;
    }
    const palette = colors();
    const parts = this.#failed.map((data) => {
      const place = placeOf(data);
      return `${place === undefined ? '' : `${place}\n`}${testLine('test:fail', data)}\n`;
    });
    return `\n${palette.red}${symbols['test:fail']}failing tests:${palette.reset}\n\n${parts.join('\n')}`;
  }
}

/** Made with or without `new`, and as a step of compose(). */
function spec(source) {
  if (new.target === undefined && typeof source?.[Symbol.asyncIterator] === 'function') {
    return Readable.from(source).pipe(new SpecReporter());
  }
  return new SpecReporter();
}

module.exports = spec;
