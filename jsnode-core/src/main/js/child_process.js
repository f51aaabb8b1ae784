'use strict';

const { codes: { ERR_METHOD_NOT_IMPLEMENTED } } = require('internal/errors');

function ChildProcess() {
  throw new ERR_METHOD_NOT_IMPLEMENTED('child_process.ChildProcess()');
}

const missing = (name) => ({
  [name]() {
    throw new ERR_METHOD_NOT_IMPLEMENTED(`child_process.${name}()`);
  },
})[name];

module.exports = {
  _forkChild: missing('_forkChild'),
  ChildProcess,
  exec: missing('exec'),
  execFile: missing('execFile'),
  execFileSync: missing('execFileSync'),
  execSync: missing('execSync'),
  fork: missing('fork'),
  spawn: missing('spawn'),
  spawnSync: missing('spawnSync'),
};
