'use strict';

require('stream');

module.exports = require('internal/deps/readable-stream/lib/stream/promises');
