'use strict';

// A file of tests that runs in a process of its own. The events of the process are reported in its place; the file
// itself is reported only where there are none, or where it failed by something else than its tests.

const { codes: { ERR_TEST_FAILURE } } = require('internal/errors');
const { StringDecoder } = require('string_decoder');
const { kinds } = require('internal/test_runner/failure');
const { event } = require('internal/test_runner/tests_stream');
const { Test } = require('internal/test_runner/test');
const { Decoder } = require('internal/test_runner/wire');

// What tells of the run as it goes is not kept back for the order of the report.
const kInOrderOfRun = new Set(['test:enqueue', 'test:dequeue', 'test:complete', 'test:log']);
const kCounts = /^(tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) [\d.]+$/;

class FileTest extends Test {
  #waiting = [];
  #topLevel = 0;
  #sent = 0;
  #failed = false;

  constructor(settings) {
    super({ ...settings, fn: ({ signal }) => this.#runFile(signal) });
    // The limit is that of each test in the process, which gets it on its command line.
    this.timeout = Infinity;
  }

  get isFile() {
    return true;
  }

  get countsItself() {
    return this.#topLevel === 0 || (this.error !== null && this.error.failureType !== kinds.subtests);
  }

  get reportCount() {
    return this.#sent + (this.countsItself ? 1 : 0);
  }

  /** The run is worth nothing any more: the file has changed. */
  discard() {
    this.filtered = true;
    this.cancel();
  }

  async #runFile(signal) {
    const { command, cwd, env } = this.harness.config.child(this.name);
    const { watcher } = this.harness;
    const child = require('child_process').spawn(process.execPath, command, {
      cwd,
      env: watcher === undefined ? env : { ...env, WATCH_REPORT_DEPENDENCIES: '1' },
      stdio: ['inherit', 'pipe', 'pipe', ...(watcher === undefined ? [] : ['ipc'])],
    });
    child.on('message', (message) => watcher.take(message, this.location.file));
    const kill = () => child.kill('SIGTERM');
    signal.addEventListener('abort', kill, { once: true });
    const { promise, resolve, reject } = Promise.withResolvers();
    child.on('error', reject);
    child.on('close', (code, exitSignal) => resolve({ code, exitSignal }));
    this.#readEvents(child.stdout);
    this.#readLines(child.stderr);
    const { code, exitSignal } = await promise;
    signal.removeEventListener('abort', kill);
    if (code !== 0 || exitSignal !== null) {
      throw exitFailure(code, exitSignal, this.#failed);
    }
  }

  #readEvents(stdout) {
    const decoder = new Decoder();
    stdout.on('data', (bytes) => this.#take(decoder.read(bytes)));
    stdout.on('end', () => this.#take(decoder.end()));
  }

  #take(items) {
    for (const { event: message, output } of items) {
      if (message === undefined) {
        this.#add('test:stdout', event({ file: this.location.file, message: output.toString() }));
      } else {
        this.#add(message.type, message.data);
      }
    }
  }

  #readLines(stderr) {
    const decoder = new StringDecoder();
    let rest = '';
    const say = (line) => this.#add('test:stderr', event({ file: this.location.file, message: `${line}\n` }));
    stderr.on('data', (bytes) => {
      const lines = (rest + decoder.write(bytes)).split('\n');
      rest = lines.pop();
      lines.forEach(say);
    });
    stderr.on('end', () => {
      if (rest !== '') {
        say(rest);
      }
    });
  }

  #add(type, data) {
    if (data.nesting === 0 && (type === 'test:plan' || (type === 'test:diagnostic' && kCounts.test(data.message)))) {
      return;
    }
    if (type === 'test:pass' || type === 'test:fail') {
      this.#topLevel += data.nesting === 0 ? 1 : 0;
      this.#failed ||= type === 'test:fail';
      this.harness.countEvent(type, data);
    }
    const item = { type, data: event({ ...data, entryFile: this.location.file }) };
    if (kInOrderOfRun.has(type) || (this.#waiting.length === 0 && this.isTurn())) {
      this.#send(item);
    } else {
      this.#waiting.push(item);
    }
  }

  #send({ type, data }) {
    if ((type === 'test:pass' || type === 'test:fail') && data.nesting === 0) {
      data.testNumber = this.testNumber + this.#sent++;
    }
    this.harness.stream.report(type, data);
  }

  flushReports() {
    if (this.isTurn()) {
      this.#waiting.splice(0).forEach((item) => this.#send(item));
    }
  }

  report() {
    if (this.countsItself) {
      super.report();
    }
  }
}

function exitFailure(exitCode, signal, failed) {
  const error = new ERR_TEST_FAILURE('test failed', failed ? kinds.subtests : kinds.testCode);
  error.exitCode = exitCode;
  error.signal = signal;
  error.stack = undefined;
  return error;
}

module.exports = { FileTest };
