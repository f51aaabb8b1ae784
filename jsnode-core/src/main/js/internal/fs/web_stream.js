'use strict';

const { cancelStream } = require('internal/webstreams/readable_operations');

/** Ends a file's web stream whose handle was closed, locked or not: readers see the end of it. */
function cancelOnClose(stream) {
  cancelStream(stream).catch(() => {});
}

module.exports = { cancelOnClose };
