'use strict';

// compose() of Node 24 on the WebJar's, whose pipeline must be ours.

require('internal/streams/pipeline');

module.exports = require('internal/deps/readable-stream/lib/internal/streams/compose');
