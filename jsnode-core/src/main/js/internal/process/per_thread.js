'use strict';

// The functions of node:process that ask the machine.

const native = binding('process');
const {
  validateNumber,
  validateObject,
  validateArray,
  validateString,
  validateInteger,
  parseFileMode,
} = require('internal/validators');
const {
  codes: { ERR_FEATURE_UNAVAILABLE_ON_PLATFORM, ERR_INVALID_ARG_VALUE, ERR_OUT_OF_RANGE },
} = require('internal/errors');

const NANOS = 1_000_000_000;

function hrtime(time) {
  const now = native.hrtimeBigint();
  const seconds = Math.floor(Number(BigInt(now) / 1_000_000_000n));
  const nanos = Number(BigInt(now) % 1_000_000_000n);
  if (time === undefined) {
    return [seconds, nanos];
  }
  validateArray(time, 'time');
  if (time.length !== 2) {
    throw new ERR_OUT_OF_RANGE('time', 2, time.length);
  }
  const diffSeconds = seconds - time[0];
  const diffNanos = nanos - time[1];
  return diffNanos < 0 ? [diffSeconds - 1, diffNanos + NANOS] : [diffSeconds, diffNanos];
}

hrtime.bigint = () => BigInt(native.hrtimeBigint());

function memoryUsage() {
  const [rss, heapTotal, heapUsed, external] = native.memoryUsage();
  return { rss, heapTotal, heapUsed, external, arrayBuffers: 0 };
}

memoryUsage.rss = () => native.memoryUsage()[0];

function availableMemory() {
  return Math.max(0, Math.min(constrainedMemory(), require('os').freemem()));
}

/** The most that the JVM's heap may take, which is what bounds JavaScript here. */
function constrainedMemory() {
  return native.maxHeap();
}

function cpuUsage(previous) {
  return usage(native.cpuUsage, previous);
}

/** Of the loop's thread, which runs JavaScript. */
function threadCpuUsage(previous) {
  return usage(native.threadCpuUsage, previous);
}

function usage(read, previous) {
  if (previous) {
    validateObject(previous, 'prevValue');
    validatePart(previous.user, 'prevValue.user');
    validatePart(previous.system, 'prevValue.system');
  }
  const [user, system] = read();
  return previous ? { user: user - previous.user, system: system - previous.system } : { user, system };
}

function validatePart(value, name) {
  validateNumber(value, name);
  if (!(value >= 0 && value <= Number.MAX_SAFE_INTEGER)) {
    throw new ERR_INVALID_ARG_VALUE.RangeError(name, value);
  }
}

function resourceUsage() {
  const text = native.status('status');
  const status = (name) => Number(new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(text)?.[1] ?? 0);
  const stat = native.status('stat').split(') ').at(-1).split(' ');
  const [userCPUTime, systemCPUTime] = native.cpuUsage();
  return {
    userCPUTime,
    systemCPUTime,
    maxRSS: status('VmHWM') || Math.round(native.memoryUsage()[0] / 1024),
    sharedMemorySize: 0,
    unsharedDataSize: 0,
    unsharedStackSize: 0,
    minorPageFault: Number(stat[7]) || 0,
    majorPageFault: Number(stat[9]) || 0,
    swappedOut: 0,
    fsRead: 0,
    fsWrite: 0,
    ipcSent: 0,
    ipcReceived: 0,
    signalsCount: 0,
    voluntaryContextSwitches: status('voluntary_ctxt_switches'),
    involuntaryContextSwitches: status('nonvoluntary_ctxt_switches'),
  };
}

function cwd() {
  return native.cwd();
}

function chdir(directory) {
  validateString(directory, 'directory');
  native.chdir(directory);
}

// Of this runtime only: the process's own stays as it is.
function umask(value) {
  return binding('fs').umask(value === undefined ? -1 : parseFileMode(value, 'mask') & 0o777);
}

function uptime() {
  return require('internal/perf/clock').now() / 1000;
}

function getActiveResourcesInfo() {
  const { activeTimeouts, activeImmediates } = require('internal/timers');
  const types = Array.from(native.activeResources());
  for (let i = activeTimeouts(); i > 0; i--) {
    types.push('Timeout');
  }
  for (let i = activeImmediates(); i > 0; i--) {
    types.push('Immediate');
  }
  return types;
}

// Node documents exitCode as integer, undefined, null or a string of an integer.
function defineExitCode(target) {
  let exitCode;
  Object.defineProperty(target, 'exitCode', {
    get: () => exitCode,
    set(value) {
      if (value !== null && value !== undefined) {
        let number = value;
        if (typeof number === 'string' && number !== '') {
          number = Number(number);
        }
        validateInteger(number, 'code');
      }
      exitCode = value ?? undefined;
    },
    enumerable: true,
    configurable: false,
  });
}

function getBuiltinModule(id) {
  validateString(id, 'id');
  const name = require('internal/modules/builtins').idOf(id);
  const builtins = require('internal/builtins');
  return name !== undefined && builtins.isPublic(name) ? builtins.require(name) : undefined;
}

function loadEnvFile(path = '.env') {
  const { parseEnv } = require('util');
  const text = require('fs').readFileSync(path, 'utf8');
  for (const [name, value] of Object.entries(parseEnv(text))) {
    process.env[name] ??= value;
  }
}

function unavailable(name) {
  return () => {
    throw new ERR_FEATURE_UNAVAILABLE_ON_PLATFORM(name);
  };
}

module.exports = {
  availableMemory,
  chdir,
  constrainedMemory,
  cpuUsage,
  cwd,
  defineExitCode,
  dlopen: unavailable('process.dlopen'),
  getActiveResourcesInfo,
  getBuiltinModule,
  hrtime,
  loadEnvFile,
  memoryUsage,
  resourceUsage,
  threadCpuUsage,
  umask,
  uptime,
};
