'use strict';

require('stream');
require('internal/streams/pipeline');

module.exports = require('internal/deps/readable-stream/lib/stream/promises');
