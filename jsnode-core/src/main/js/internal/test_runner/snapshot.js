'use strict';

// Snapshots are not there yet: what would compare or configure them says so.

const { codes: { ERR_METHOD_NOT_IMPLEMENTED } } = require('internal/errors');

function missing(name) {
  return { [name]() {
    throw new ERR_METHOD_NOT_IMPLEMENTED(name);
  } }[name];
}

module.exports = {
  __proto__: null,
  setDefaultSnapshotSerializers: missing('snapshot.setDefaultSnapshotSerializers'),
  setResolveSnapshotPath: missing('snapshot.setResolveSnapshotPath'),
};
