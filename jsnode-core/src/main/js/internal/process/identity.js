'use strict';

// The user and groups that the process runs as, and process.execve. What changes the process as a whole is for a runtime that
// is the process; inside an application it is refused.

const native = binding('process');
const system = binding('system');
const {
  codes: {
    ERR_FEATURE_UNAVAILABLE_ON_PLATFORM, ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_UNKNOWN_CREDENTIAL,
  },
  errnoException,
} = require('internal/errors');
const {
  validateArray, validateObject, validateString, validateUint32,
} = require('internal/validators');

function ids(name) {
  const found = new RegExp(`^${name}:[ \\t]*(.*)$`, 'm').exec(native.status('status'));
  return found === null ? [] : found[1].trim().split(/\s+/).filter(Boolean).map(Number);
}

function one(name, index, fallback) {
  return () => ids(name)[index] ?? require('os').userInfo()[fallback];
}

function getgroups() {
  const groups = ids('Groups');
  const group = getegid();
  return groups.includes(group) ? groups : [...groups, group];
}

const getuid = one('Uid', 0, 'uid');
const geteuid = one('Uid', 1, 'uid');
const getgid = one('Gid', 0, 'gid');
const getegid = one('Gid', 1, 'gid');

function named(file, name) {
  let text;
  try {
    text = require('fs').readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
  const line = text.split('\n').find((each) => each.startsWith(`${name}:`));
  return line === undefined ? undefined : line.split(':');
}

function idOf(id, file, kind) {
  if (typeof id === 'number') {
    return id | 0;
  }
  const fields = named(file, id);
  if (fields === undefined) {
    throw new ERR_UNKNOWN_CREDENTIAL(kind, id);
  }
  return Number(fields[2]);
}

function validateId(id, name) {
  if (typeof id === 'number') {
    validateUint32(id, name);
  } else if (typeof id !== 'string') {
    throw new ERR_INVALID_ARG_TYPE(name, ['number', 'string'], id);
  }
}

function requireOwnProcess(name) {
  if (!system.owned()) {
    throw new ERR_FEATURE_UNAVAILABLE_ON_PLATFORM(name);
  }
}

function setter(name, file, kind) {
  return { [name](id) {
    validateId(id, 'id');
    const number = idOf(id === 0 ? 0 : id, file, kind);
    requireOwnProcess(`process.${name}`);
    const error = system[name](number);
    if (error !== 0) {
      throw errnoException(error, name);
    }
  } }[name];
}

function setgroups(groups) {
  validateArray(groups, 'groups');
  const numbers = groups.map((group, i) => {
    validateId(group, `groups[${i}]`);
    return idOf(group, '/etc/group', 'Group');
  });
  requireOwnProcess('process.setgroups');
  const error = system.setgroups(numbers);
  if (error !== 0) {
    throw errnoException(error, 'setgroups');
  }
}

function initgroups(user, extraGroup) {
  validateId(user, 'user');
  validateId(extraGroup, 'extraGroup');
  const extra = idOf(extraGroup, '/etc/group', 'Group');
  const name = typeof user === 'string' ? user : require('fs').readFileSync('/etc/passwd', 'utf8').split('\n')
    .map((line) => line.split(':')).find((fields) => Number(fields[2]) === user)?.[0];
  if (name === undefined || named('/etc/passwd', name) === undefined) {
    throw new ERR_UNKNOWN_CREDENTIAL('User', user);
  }
  const groups = require('fs').readFileSync('/etc/group', 'utf8').split('\n').map((line) => line.split(':'))
    .filter((fields) => fields.length > 3 && fields[3].split(',').includes(name)).map((fields) => Number(fields[2]));
  setgroups([extra, ...groups.filter((group) => group !== extra)]);
}

let warned = false;

function execve(execPath, args = [], env = process.env) {
  if (!warned) {
    warned = true;
    require('internal/util').emitExperimentalWarning('process.execve');
  }
  validateString(execPath, 'execPath');
  validateArray(args, 'args');
  args.forEach((arg, i) => {
    if (typeof arg !== 'string' || arg.includes('\u0000')) {
      throw new ERR_INVALID_ARG_VALUE(`args[${i}]`, arg, 'must be a string without null bytes');
    }
  });
  validateObject(env, 'env');
  const pairs = Object.entries(env).map(([name, value]) => {
    if (typeof value !== 'string' || value.includes('\u0000') || name.includes('\u0000')) {
      throw new ERR_INVALID_ARG_VALUE('env', env, 'must be an object with string keys and values without null bytes');
    }
    return `${name}=${value}`;
  });
  requireOwnProcess('process.execve');
  const error = system.execve(execPath, args.map(String), pairs);
  throw errnoException(error, 'execve');
}

module.exports = {
  execve,
  getegid,
  geteuid,
  getgid,
  getgroups,
  getuid,
  initgroups,
  setegid: setter('setegid', '/etc/group', 'Group'),
  seteuid: setter('seteuid', '/etc/passwd', 'User'),
  setgid: setter('setgid', '/etc/group', 'Group'),
  setgroups,
  setuid: setter('setuid', '/etc/passwd', 'User'),
};
