'use strict';

// Turns what a terminal sends into 'keypress' events.

const { StringDecoder } = require('string_decoder');
const { clearTimeout, setTimeout } = require('timers');
const { names } = require('internal/readline/key_names');

const kEscape = '\x1b';
const kDefaultEscapeTimeout = 500;
const kDecoder = Symbol('keypress-decoder');
const kUpper = /^[A-Z]$/;
const kWord = /^[0-9A-Za-z]$/;

/** A parser: each next(char) takes one character, next('') ends a sequence that was begun. */
function* parse(emit) {
  for (;;) {
    let char = yield;
    let sequence = char;
    let escaped = false;
    if (char === kEscape) {
      escaped = true;
      char = yield;
      sequence += char;
      if (char === kEscape) {
        char = yield;
        sequence += char;
      }
    }
    const key = { sequence: undefined, name: undefined, ctrl: false, meta: false, shift: false };
    if (escaped && (char === 'O' || char === '[')) {
      sequence = yield* escapeSequence(key, char, sequence);
    } else {
      named(key, char, escaped);
    }
    finish(emit, key, sequence, char, escaped);
  }
}

function finish(emit, key, sequence, char, escaped) {
  key.sequence = sequence;
  if (sequence.length !== 0 && (key.name !== undefined || escaped)) {
    emit(escaped ? undefined : sequence, key);
  } else if (char.length > 0 && sequence === char) {
    emit(sequence, key);
  }
}

function* escapeSequence(key, first, begun) {
  let code = first;
  let modifier = 0;
  let sequence = begun;
  let char = yield;
  sequence += char;
  if (first === 'O') {
    // ESC O letter, ESC O modifier letter
    if (char >= '0' && char <= '9') {
      modifier = Number(char) - 1;
      char = yield;
      sequence += char;
    }
    code += char;
  } else {
    // ESC [ letter, ESC [ modifier letter, ESC [[ letter, ESC [ number ; modifier ~
    if (char === '[') {
      code += char;
      char = yield;
      sequence += char;
    }
    let parameters = '';
    while ((char >= '0' && char <= '9') || (char === ';' && parameters !== '')) {
      parameters += char;
      char = yield;
      sequence += char;
    }
    const [number, second] = parameters.split(';');
    if (char === '~' || char === '^' || char === '$') {
      code += number + char;
      modifier = second === undefined ? 0 : Number(second) - 1;
    } else if (/^[A-Za-z]$/.test(char) && (second !== undefined || number.length === 1)) {
      code += char;
      modifier = Number(second ?? number) - 1;
    } else {
      code += parameters + char;
    }
  }
  key.ctrl = (modifier & 4) !== 0;
  key.meta = (modifier & 10) !== 0;
  key.shift = (modifier & 1) !== 0;
  key.code = code;
  const known = names.get(code);
  key.name = known === undefined ? 'undefined' : known.name;
  key.ctrl ||= known?.ctrl === true;
  key.shift ||= known?.shift === true;
  return sequence;
}

function named(key, char, escaped) {
  key.meta = escaped;
  switch (char) {
    case '\r':
      key.name = 'return';
      break;
    case '\n':
      key.name = 'enter';
      break;
    case '\t':
      key.name = 'tab';
      break;
    case '\b':
    case '\x7f':
      key.name = 'backspace';
      break;
    case kEscape:
    case '':
      key.name = 'escape';
      break;
    case ' ':
      key.name = 'space';
      break;
    default:
      letter(key, char);
  }
}

function letter(key, char) {
  if (char <= '\x1a') {
    key.name = String.fromCharCode(char.charCodeAt(0) + 96);
    key.ctrl = true;
  } else if (kWord.test(char)) {
    key.name = char.toLowerCase();
    key.shift = kUpper.test(char);
  }
}

function parserFor(stream) {
  const parser = parse((text, key) => stream.emit('keypress', text, key));
  parser.next();
  return parser;
}

/** Lets a stream emit 'keypress' while somebody listens for it. */
function emitKeypressEvents(stream, iface = {}) {
  if (stream[kDecoder] !== undefined) {
    return;
  }
  stream[kDecoder] = new StringDecoder('utf8');
  let parser = parserFor(stream);
  let pending;

  function onData(input) {
    if (stream.listenerCount('keypress') === 0) {
      stream.removeListener('data', onData);
      stream.on('newListener', onNewListener);
      return;
    }
    const text = stream[kDecoder].write(input);
    if (text === '') {
      return;
    }
    clearTimeout(pending);
    iface._sawKeyPress = text.length === 1;
    iface.isCompletionEnabled = false;
    let length = 0;
    for (const char of text) {
      length += char.length;
      if (length === text.length) {
        iface.isCompletionEnabled = true;
      }
      feed(char);
    }
    if (text.endsWith(kEscape)) {
      pending = setTimeout(() => feed(''), iface.escapeCodeTimeout ?? kDefaultEscapeTimeout);
    }
  }

  function feed(char) {
    try {
      parser.next(char);
    } catch (error) {
      // The listener's error is its own; what comes next is parsed from the start.
      parser = parserFor(stream);
      throw error;
    }
  }

  function onNewListener(event) {
    if (event === 'keypress') {
      stream.on('data', onData);
      stream.removeListener('newListener', onNewListener);
    }
  }

  if (stream.listenerCount('keypress') > 0) {
    stream.on('data', onData);
  } else {
    stream.on('newListener', onNewListener);
  }
}

module.exports = { emitKeypressEvents };
