'use strict';

// `spring:views`: puts values into HTML so that they cannot end the element or attribute they are in.

const { validateObject, validateString } = require('internal/validators');

const inMarkup = { '__proto__': null, '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\'': '&#39;' };

// Legal in JSON as escapes, and free of what HTML or old JavaScript would take for more than text.
const inScript = {
  '__proto__': null, '&': '\\u0026', '<': '\\u003c', '>': '\\u003e', '\u2028': '\\u2028', '\u2029': '\\u2029',
};

/** Text for an element or a quoted attribute. */
function escape(text) {
  return `${text}`.replace(/[&<>"']/g, (letter) => inMarkup[letter]);
}

/** JSON for a script element, as data or as an expression of JavaScript. */
function json(value) {
  return (JSON.stringify(value) ?? 'null').replace(/[&<>\u2028\u2029]/g, (letter) => inScript[letter]);
}

/** A script element that holds data: `JSON.parse(document.getElementById(id).textContent)` reads it. */
function script(id, value, options = {}) {
  validateString(id, 'id');
  validateObject(options, 'options');
  const nonce = options.nonce === undefined ? '' : ` nonce="${escape(options.nonce)}"`;
  return `<script type="application/json" id="${escape(id)}"${nonce}>${json(value)}</script>`;
}

module.exports = Object.freeze({ escape, json, script });
