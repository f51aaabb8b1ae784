'use strict';

/** Ends a file's web stream whose handle was closed: readers see the end of it. */
function cancelOnClose(stream) {
  if (!stream.locked) {
    stream.cancel().catch(() => {});
  }
}

module.exports = { cancelOnClose };
