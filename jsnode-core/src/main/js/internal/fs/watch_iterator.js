'use strict';

// fs.promises.watch: the events of a watcher as an async iterator.

const { AbortError, codes: { ERR_FS_WATCH_QUEUE_OVERFLOW } } = require('internal/errors');
const { validateAbortSignal, validateBoolean, validateIgnoreOption, validateInteger, validateObject,
  validateOneOf } = require('internal/validators');
const { assertEncoding, getValidatedPath } = require('internal/fs/utils');

const kMaxQueue = 2048;

async function* watch(filename, options = {}) {
  filename = getValidatedPath(filename);
  if (typeof options === 'string') {
    options = { encoding: options };
  }
  validateObject(options, 'options');
  const { persistent = true, recursive = false, encoding = 'utf8', maxQueue = kMaxQueue, overflow = 'ignore', signal,
    ignore } = options;
  validateBoolean(persistent, 'options.persistent');
  validateBoolean(recursive, 'options.recursive');
  validateInteger(maxQueue, 'options.maxQueue');
  validateOneOf(overflow, 'options.overflow', ['ignore', 'error']);
  validateAbortSignal(signal, 'options.signal');
  validateIgnoreOption(ignore, 'options.ignore');
  if (encoding && encoding !== 'buffer') {
    assertEncoding(encoding);
  }
  if (signal?.aborted) {
    throw new AbortError(undefined, { cause: signal.reason });
  }

  const queue = [];
  let failure;
  let wake = () => {};
  const fail = (error) => {
    failure = error;
    wake();
  };
  const { FSWatcher } = require('internal/fs/watchers');
  const watcher = new FSWatcher();
  const onAbort = () => fail(new AbortError(undefined, { cause: signal?.reason }));
  watcher.on('error', fail);
  watcher.on('change', (eventType, name) => {
    if (queue.length < maxQueue) {
      queue.push({ __proto__: null, eventType, filename: name });
      wake();
    } else if (overflow === 'error') {
      queue.length = 0;
      fail(new ERR_FS_WATCH_QUEUE_OVERFLOW(maxQueue));
    } else {
      process.emitWarning('fs.watch maxQueue exceeded');
    }
  });
  watcher._start(filename, { persistent, recursive, encoding, ignore });
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    while (failure === undefined) {
      while (queue.length > 0) {
        yield queue.shift();
      }
      if (failure === undefined) {
        await new Promise((resolve) => {
          wake = resolve;
        });
      }
    }
    throw failure;
  } finally {
    watcher.close();
    signal?.removeEventListener('abort', onAbort);
  }
}

module.exports = { watch };
