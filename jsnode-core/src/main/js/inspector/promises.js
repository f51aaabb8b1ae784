'use strict';

const inspector = require('inspector');
const { promisify } = require('internal/util');

class Session extends inspector.Session {}

const post = promisify(inspector.Session.prototype.post);

/** As in node:inspector, with a promise of the result. */
Session.prototype.post = function(...args) {
  return Reflect.apply(post, this, args);
};

module.exports = { ...inspector, Session };
