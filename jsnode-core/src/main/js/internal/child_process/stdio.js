'use strict';

// The `stdio` option: one entry a descriptor.

const {
  codes: { ERR_INVALID_ARG_VALUE, ERR_IPC_ONE_PIPE, ERR_IPC_SYNC_FORK },
} = require('internal/errors');

/** 'pipe' and the like for all three, and perhaps a channel. */
function stdioStringToArray(stdio, channel) {
  const entries = [];
  switch (stdio) {
    case 'ignore':
    case 'overlapped':
    case 'pipe':
      entries.push(stdio, stdio, stdio);
      break;
    case 'inherit':
      entries.push(0, 1, 2);
      break;
    default:
      throw new ERR_INVALID_ARG_VALUE('stdio', stdio);
  }
  if (channel) {
    entries.push(channel);
  }
  return entries;
}

function handleOf(stdio) {
  const candidate = stdio.handle ?? stdio._handle ?? stdio;
  return typeof candidate === 'object' && candidate !== null && candidate.java !== undefined ? candidate : undefined;
}

function entry(stdio, index, sync) {
  if (stdio === null || stdio === undefined) {
    stdio = index < 3 ? 'pipe' : 'ignore';
  }
  if (stdio === 'ignore') {
    return { type: 'ignore' };
  }
  if (stdio === 'pipe' || stdio === 'overlapped' || (typeof stdio === 'number' && stdio < 0)) {
    return { type: stdio === 'overlapped' ? 'overlapped' : 'pipe', readable: index === 0, writable: index !== 0 };
  }
  if (stdio === 'ipc') {
    if (sync) {
      throw new ERR_IPC_SYNC_FORK();
    }
    return { type: 'pipe', ipc: true };
  }
  if (stdio === 'inherit') {
    return { type: 'inherit', fd: index };
  }
  if (typeof stdio === 'number' || typeof stdio.fd === 'number') {
    return { type: 'fd', fd: typeof stdio === 'number' ? stdio : stdio.fd };
  }
  const handle = typeof stdio === 'object' ? handleOf(stdio) : undefined;
  if (handle !== undefined) {
    return { type: 'wrap', handle, stream: stdio };
  }
  throw new ERR_INVALID_ARG_VALUE('stdio', stdio);
}

function getValidStdio(stdio, sync) {
  if (typeof stdio === 'string') {
    stdio = stdioStringToArray(stdio);
  } else if (!Array.isArray(stdio)) {
    throw new ERR_INVALID_ARG_VALUE('stdio', stdio);
  }
  const entries = [];
  let ipcFd;
  for (let i = 0; i < Math.max(3, stdio.length); i++) {
    const made = entry(stdio[i], i, sync);
    if (made.ipc) {
      if (ipcFd !== undefined) {
        throw new ERR_IPC_ONE_PIPE();
      }
      ipcFd = i;
    }
    entries.push(made);
  }
  return { stdio: entries, ipcFd };
}

module.exports = { getValidStdio, stdioStringToArray };
