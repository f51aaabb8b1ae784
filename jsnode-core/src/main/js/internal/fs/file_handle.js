'use strict';

const EventEmitter = require('events');
const { Buffer } = require('buffer');
const { AbortError, codes: { ERR_INVALID_ARG_VALUE, ERR_INVALID_STATE, ERR_METHOD_NOT_IMPLEMENTED },
} = require('internal/errors');
const { validateBoolean, validateBuffer, validateInteger, validateObject } = require('internal/validators');
const { isArrayBufferView } = require('internal/util/types');
const { checkAborted, getOptions, hostBuffers, hostMode, hostPosition, kValidateObjectAllowNullable, toBytes, toUnixTimestamp,
  validateBufferArray, validateEncodingOfData, validateOffsetLengthRead, validateOffsetLengthWrite, validatePosition,
  validateStringAfterArrayBufferView, validateUserId } = require('internal/fs/utils');
const { statsFromHost } = require('internal/fs/stats');
const { command, request } = require('internal/fs/promises');
const { isIterable } = require('internal/fs/iterables');
const { positionOrNone } = require('internal/fs/sync');

const files = binding('fs');

const kNew = Symbol('kNew');
const kFd = Symbol('kFd');
const kRefs = Symbol('kRefs');
const kRef = Symbol('kRef');
const kUnref = Symbol('kUnref');
const kClosePromise = Symbol('kClosePromise');
const kCloseResolve = Symbol('kCloseResolve');
const kCloseReject = Symbol('kCloseReject');
const kLocked = Symbol('kLocked');
const kChunk = 512 * 1024;

/** Operations hold a reference: close waits for them. */
class FileHandle extends EventEmitter {
  constructor(token, fd) {
    if (token !== kNew) {
      throw new ERR_METHOD_NOT_IMPLEMENTED('new FileHandle()');
    }
    super();
    this[kFd] = fd;
    this[kRefs] = 1;
    this[kClosePromise] = null;
  }

  getAsyncId() {
    return -1;
  }

  get fd() {
    return this[kFd];
  }

  async appendFile(data, options) {
    return writeWhole(this, 'appendFile', data, options);
  }

  async chmod(mode) {
    return using(this, 'fchmod', (fd) => {
      const number = hostMode(mode, 'mode');
      return command((done) => files.fchmod(fd, number, done));
    });
  }

  async chown(uid, gid) {
    return using(this, 'fchown', (fd) => {
      const user = validateUserId(uid, 'uid');
      const group = validateUserId(gid, 'gid');
      return command((done) => files.fchown(fd, user, group, done));
    });
  }

  async datasync() {
    return using(this, 'fdatasync', (fd) => command((done) => files.fsync(fd, false, done)));
  }

  async sync() {
    return using(this, 'fsync', (fd) => command((done) => files.fsync(fd, true, done)));
  }

  async read(buffer, offset, length, position) {
    return using(this, 'read', (fd) => read(fd, buffer, offset, length, position));
  }

  async readv(buffers, position) {
    return using(this, 'readv', async (fd) => {
      validateBufferArray(buffers);
      const at = typeof position === 'number' ? position : -1;
      const bytesRead = await request((done) => files.readv(fd, hostBuffers(buffers), at, done));
      return { __proto__: null, bytesRead, buffers };
    });
  }

  async readFile(options) {
    return using(this, 'readFile', () => readFileHandle(this, getOptions(options, { flag: 'r' })));
  }

  readLines(options = undefined) {
    return require('readline').createInterface({
      input: this.createReadStream(options),
      crlfDelay: Infinity,
    });
  }

  async stat(options = { bigint: false }) {
    return using(this, 'fstat', async (fd) => (
      statsFromHost(await request((done) => files.fstat(fd, Boolean(options.bigint), done)), options.bigint)));
  }

  async truncate(len = 0) {
    return using(this, 'ftruncate', (fd) => {
      validateInteger(len, 'len');
      return command((done) => files.ftruncate(fd, Math.max(0, len), done));
    });
  }

  async utimes(atime, mtime) {
    return using(this, 'futimes', (fd) => {
      const access = toUnixTimestamp(atime, 'atime');
      const modification = toUnixTimestamp(mtime, 'mtime');
      return command((done) => files.futimes(fd, access, modification, done));
    });
  }

  async write(buffer, offset, length, position) {
    return using(this, 'write', (fd) => write(fd, buffer, offset, length, position));
  }

  async writev(buffers, position) {
    return using(this, 'writev', async (fd) => {
      validateBufferArray(buffers);
      if (buffers.length === 0) {
        return { __proto__: null, bytesWritten: 0, buffers };
      }
      const at = typeof position === 'number' ? position : -1;
      const bytesWritten = await request((done) => files.writev(fd, hostBuffers(buffers), at, done));
      return { __proto__: null, bytesWritten, buffers };
    });
  }

  async writeFile(data, options) {
    return writeWhole(this, 'writeFile', data, options);
  }

  close = () => {
    if (this[kFd] === -1) {
      return Promise.resolve();
    }
    if (this[kClosePromise]) {
      return this[kClosePromise];
    }
    this[kRefs]--;
    if (this[kRefs] === 0) {
      this[kClosePromise] = closeDescriptor(this).finally(() => {
        this[kClosePromise] = undefined;
      });
    } else {
      this[kClosePromise] = new Promise((resolve, reject) => {
        this[kCloseResolve] = resolve;
        this[kCloseReject] = reject;
      }).finally(() => {
        this[kClosePromise] = undefined;
        this[kCloseResolve] = undefined;
        this[kCloseReject] = undefined;
      });
    }
    this.emit('close');
    return this[kClosePromise];
  };

  async [Symbol.asyncDispose]() {
    await this.close();
  }

  readableWebStream(options = {}) {
    validateObject(options, 'options');
    const { autoClose = false } = options;
    validateBoolean(autoClose, 'options.autoClose');
    if (this[kFd] === -1) {
      throw new ERR_INVALID_STATE('The FileHandle is closed');
    }
    if (this[kClosePromise]) {
      throw new ERR_INVALID_STATE('The FileHandle is closing');
    }
    if (this[kLocked]) {
      throw new ERR_INVALID_STATE('The FileHandle is locked');
    }
    this[kLocked] = true;
    return webStream(this, autoClose);
  }

  createReadStream(options = undefined) {
    const { ReadStream } = require('internal/fs/streams');
    return new ReadStream(undefined, { ...options, fd: this });
  }

  createWriteStream(options = undefined) {
    const { WriteStream } = require('internal/fs/streams');
    return new WriteStream(undefined, { ...options, fd: this });
  }

  [kRef]() {
    this[kRefs]++;
  }

  [kUnref]() {
    this[kRefs]--;
    if (this[kRefs] === 0) {
      closeDescriptor(this).then(this[kCloseResolve], this[kCloseReject]);
    }
  }
}

function closeDescriptor(handle) {
  const fd = handle[kFd];
  handle[kFd] = -1;
  return command((done) => files.close(fd, done));
}

function isFileHandle(value) {
  return value instanceof FileHandle;
}

/** Runs an operation that close must wait for. */
async function using(handle, syscall, operation) {
  if (!isFileHandle(handle)) {
    throw new (require('internal/errors').codes.ERR_INTERNAL_ASSERTION)('handle must be an instance of FileHandle');
  }
  if (handle[kFd] === -1) {
    const error = new Error('file closed');
    error.code = 'EBADF';
    error.syscall = syscall;
    throw error;
  }
  handle[kRef]();
  try {
    return await operation(handle[kFd]);
  } finally {
    handle[kUnref]();
  }
}

async function read(fd, bufferOrOptions, offset, length, position) {
  let buffer = bufferOrOptions;
  if (!isArrayBufferView(buffer)) {
    if (bufferOrOptions !== undefined) {
      validateObject(bufferOrOptions, 'options', kValidateObjectAllowNullable);
    }
    ({
      buffer = Buffer.alloc(16384),
      offset = 0,
      length = buffer.byteLength - offset,
      position = null,
    } = bufferOrOptions ?? {});
    validateBuffer(buffer);
  }
  if (offset !== null && typeof offset === 'object') {
    ({ offset = 0, length = buffer.byteLength - offset, position = null } = offset);
  }
  if (offset === undefined || offset === null) {
    offset = 0;
  } else {
    validateInteger(offset, 'offset', 0);
  }
  length ??= buffer.byteLength - offset;
  if (position === undefined || position === null) {
    position = -1;
  } else {
    validatePosition(position, 'position', length);
  }
  if (length === 0) {
    return { __proto__: null, bytesRead: length, buffer };
  }
  if (buffer.byteLength === 0) {
    throw new ERR_INVALID_ARG_VALUE('buffer', buffer, 'is empty and cannot be written');
  }
  validateOffsetLengthRead(offset, length, buffer.byteLength);
  const bytesRead = await request((done) => (
    files.read(fd, buffer.buffer, buffer.byteOffset + offset, length, hostPosition(position), done))) || 0;
  return { __proto__: null, bytesRead, buffer };
}

async function write(fd, buffer, offsetOrOptions, length, position) {
  let offset = offsetOrOptions;
  if (!isArrayBufferView(buffer)) {
    validateStringAfterArrayBufferView(buffer, 'buffer');
    validateEncodingOfData(buffer, length);
    const bytes = Buffer.from(buffer, length || 'utf8');
    const at = positionOrNone(offset);
    const bytesWritten = await request((done) => (
      files.write(fd, bytes.buffer, bytes.byteOffset, bytes.byteLength, at, done))) || 0;
    return { __proto__: null, bytesWritten, buffer };
  }
  if (buffer.byteLength === 0) {
    return { __proto__: null, bytesWritten: 0, buffer };
  }
  if (typeof offset === 'object') {
    ({ offset = 0, length = buffer.byteLength - offset, position = null } = offsetOrOptions ?? {});
  }
  if (offset === undefined || offset === null) {
    offset = 0;
  } else {
    validateInteger(offset, 'offset', 0);
  }
  if (typeof length !== 'number') {
    length = buffer.byteLength - offset;
  }
  validateOffsetLengthWrite(offset, length, buffer.byteLength);
  const bytesWritten = await request((done) => (
    files.write(fd, buffer.buffer, buffer.byteOffset + offset, length, positionOrNone(position), done))) || 0;
  return { __proto__: null, bytesWritten, buffer };
}

async function readFileHandle(handle, options) {
  const { signal, encoding } = options;
  checkAborted(signal);
  const { abortable } = require('internal/fs/whole_files');
  const fd = handle[kFd];
  const buffer = Buffer.from(await request((done) => files.readRest(fd, 'fstat', abortable(signal, done))));
  return encoding && encoding !== 'buffer' ? buffer.toString(encoding) : buffer;
}

function writeWhole(handle, name, data, options) {
  return using(handle, name, async () => {
    options = getOptions(options, { encoding: 'utf8', mode: 0o666, flag: 'w', flush: false });
    const flush = options.flush ?? false;
    validateBoolean(flush, 'options.flush');
    if (!isIterable(data)) {
      data = toBytes(data, options.encoding || 'utf8');
    }
    checkAborted(options.signal);
    await writeFileHandle(handle, data, options.signal, options.encoding);
    if (flush) {
      await handle.sync();
    }
  });
}

/** Writes bytes, or all that an iterable gives, at the handle's position. */
async function writeFileHandle(handle, data, signal, encoding) {
  if (!isArrayBufferView(data)) {
    for await (const piece of data) {
      checkAborted(signal);
      await writeAll(handle, toBytes(piece, encoding || 'utf8'), signal);
    }
    checkAborted(signal);
    return;
  }
  await writeAll(handle, data, signal);
}

async function writeAll(handle, bytes, signal) {
  for (let offset = 0; offset < bytes.byteLength;) {
    if (signal?.aborted) {
      throw new AbortError(undefined, { cause: signal.reason });
    }
    const size = Math.min(kChunk, bytes.byteLength - offset);
    const view = new Uint8Array(bytes.buffer, bytes.byteOffset + offset, size);
    offset += (await handle.write(view, 0, size)).bytesWritten;
  }
}

function webStream(handle, autoClose) {
  const { ReadableStream } = require('stream/web');
  const finish = () => {
    handle[kUnref]();
    return autoClose ? handle.close() : undefined;
  };
  const stream = new ReadableStream({
    type: 'bytes',
    autoAllocateChunkSize: 16384,
    async pull(controller) {
      const view = controller.byobRequest.view;
      const { bytesRead } = await handle.read(view, view.byteOffset, view.byteLength);
      if (bytesRead === 0) {
        controller.close();
        await finish();
      }
      controller.byobRequest.respond(bytesRead);
    },
    async cancel() {
      await finish();
    },
  });
  handle[kRef]();
  handle.once('close', () => {
    const { cancelOnClose } = require('internal/fs/web_stream');
    cancelOnClose(stream);
  });
  return stream;
}

module.exports = { FileHandle, isFileHandle, kNew, kRef, kUnref, readFileHandle, writeFileHandle };
