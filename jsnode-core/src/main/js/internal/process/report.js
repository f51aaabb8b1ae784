'use strict';

// process.report: what this runtime knows of itself. V8's own parts of Node's report are left out.

const {
  codes: { ERR_INVALID_ARG_TYPE, ERR_FEATURE_UNAVAILABLE_ON_PLATFORM },
} = require('internal/errors');
const { validateBoolean, validateObject, validateString } = require('internal/validators');
const { convertToValidSignal } = require('internal/util');

const VERSION = 5;

let sequence = 0;

const settings = {
  __proto__: null,
  directory: '',
  filename: '',
  compact: false,
  excludeNetwork: false,
  excludeEnv: false,
  signal: 'SIGUSR2',
  reportOnFatalError: false,
  reportOnSignal: false,
  reportOnUncaughtException: false,
};

function header(error, filename) {
  const os = require('os');
  const now = new Date();
  return {
    reportVersion: VERSION,
    event: error ? error.message : 'JavaScript API',
    trigger: 'GetReport',
    filename,
    dumpEventTime: now.toISOString().replace(/\.\d+/, ''),
    dumpEventTimeStamp: String(now.getTime()),
    processId: process.pid,
    threadId: 0,
    cwd: process.cwd(),
    commandLine: [...process.argv],
    nodejsVersion: process.version,
    wordSize: 64,
    arch: process.arch,
    platform: process.platform,
    componentVersions: { ...process.versions },
    release: { ...process.release },
    osName: os.type(),
    osRelease: os.release(),
    osVersion: os.version(),
    osMachine: os.machine(),
    cpus: os.cpus().map(({ model, speed, times }) => ({ model, speed, ...times })),
    networkInterfaces: settings.excludeNetwork ? undefined : Object.entries(os.networkInterfaces())
      .flatMap(([name, list]) => list.map((each) => ({ name, ...each }))),
    host: os.hostname(),
  };
}

function build(error, filename) {
  const stack = (error ?? new Error('JavaScript Callstack')).stack.split('\n');
  const memory = process.memoryUsage();
  const report = {
    header: header(error, filename),
    javascriptStack: { message: stack[0], stack: stack.slice(1).map((line) => line.trim()), errorProperties: {} },
    javascriptHeap: { totalMemory: memory.heapTotal, usedMemory: memory.heapUsed },
    resourceUsage: process.resourceUsage(),
    libuv: process.getActiveResourcesInfo().map((type) => ({ type, is_active: true })),
    workers: [],
  };
  if (!settings.excludeEnv) {
    report.environmentVariables = { ...process.env };
  }
  return report;
}

function getReport(error) {
  if (error !== undefined) {
    validateObject(error, 'err');
  }
  return build(error, null);
}

function defaultName() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, '0');
  const date = `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}`;
  const time = `${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`;
  return `report.${date}.${time}.${process.pid}.0.${String(++sequence).padStart(3, '0')}.json`;
}

function writeReport(filename, error) {
  if (typeof filename === 'object' && filename !== null) {
    error = filename;
    filename = undefined;
  } else if (filename !== undefined && typeof filename !== 'string') {
    throw new ERR_INVALID_ARG_TYPE('file', 'String', filename);
  }
  if (error !== undefined) {
    validateObject(error, 'err');
  }
  const name = filename || settings.filename || defaultName();
  const text = JSON.stringify(build(error, name), null, settings.compact ? 0 : 2);
  if (name === 'stdout' || name === 'stderr') {
    process[name].write(`${text}\n`);
    return name;
  }
  const path = require('path').resolve(settings.directory, name);
  process._rawDebug(`\nWriting Node.js report to file: ${name}`);
  require('fs').writeFileSync(path, text);
  process._rawDebug('Node.js report completed');
  return name;
}

const report = { writeReport, getReport };

function setting(name, validate) {
  Object.defineProperty(report, name, {
    __proto__: null,
    enumerable: true,
    configurable: true,
    get: () => settings[name],
    set(value) {
      validate(value, name);
      settings[name] = value;
    },
  });
}

/** A report at an event needs hooks that are not there. */
function onlyFalse(value, name) {
  validateBoolean(value, name);
  if (value) {
    throw new ERR_FEATURE_UNAVAILABLE_ON_PLATFORM(`process.report.${name}`);
  }
}

setting('directory', validateString);
setting('filename', validateString);
setting('compact', validateBoolean);
setting('excludeNetwork', validateBoolean);
setting('signal', (value, name) => {
  validateString(value, name);
  convertToValidSignal(value);
});
setting('reportOnFatalError', onlyFalse);
setting('reportOnSignal', onlyFalse);
setting('reportOnUncaughtException', onlyFalse);
setting('excludeEnv', validateBoolean);

module.exports = { report };
