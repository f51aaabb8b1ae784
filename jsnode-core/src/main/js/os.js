'use strict';

const constants = require('internal/os_constants');
const {
  codes: { ERR_SYSTEM_ERROR },
} = require('internal/errors');
const { validateInt32 } = require('internal/validators');

const native = binding('os');

const KILOBYTE = 1024;
/** /proc/stat counts in hundredths of a second. */
const MILLIS_PER_TICK = 10;

function kernel(name, property) {
  return native.kernel(name) || native.property(property);
}

function arch() {
  return process.arch;
}

function availableParallelism() {
  return native.processors();
}

function cpus() {
  const info = native.cpuInfo();
  const models = [...info.matchAll(/^model name\s*:\s*(.*)$/gm)].map((match) => match[1]);
  const speeds = [...info.matchAll(/^cpu MHz\s*:\s*(.*)$/gm)].map((match) => Math.trunc(Number(match[1])));
  const found = [];
  for (const [, fields] of native.cpuTimes().matchAll(/^cpu\d+ (.*)$/gm)) {
    const [user, nice, sys, idle, , irq] = fields.split(' ').map((each) => Number(each) * MILLIS_PER_TICK);
    const number = found.length;
    found.push({
      model: models[number] ?? 'unknown',
      speed: speeds[number] ?? 0,
      times: { user, nice, sys, idle, irq },
    });
  }
  return found;
}

function endianness() {
  return new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 'LE' : 'BE';
}

function meminfo(name) {
  const found = new RegExp(`^${name}:\\s*(\\d+) kB`, 'm').exec(native.memInfo());
  return found === null ? undefined : Number(found[1]) * KILOBYTE;
}

function freemem() {
  return meminfo('MemAvailable') ?? native.freeMemory();
}

function totalmem() {
  return meminfo('MemTotal') ?? native.totalMemory();
}

function getPriority(pid) {
  if (pid === undefined) {
    pid = 0;
  } else {
    validateInt32(pid, 'pid');
  }
  const priority = native.priority(pid);
  if (priority === null) {
    throw new ERR_SYSTEM_ERROR({
      errno: -3,
      code: 'ESRCH',
      message: 'no such process',
      syscall: 'uv_os_getpriority',
    });
  }
  return priority;
}

function setPriority(pid, priority) {
  if (priority === undefined) {
    priority = pid;
    pid = 0;
  }
  validateInt32(pid, 'pid');
  validateInt32(priority, 'priority', -20, 19);
  const errno = binding('system').setPriority(pid, priority);
  if (errno !== 0) {
    const uv = require('internal/uv');
    throw new ERR_SYSTEM_ERROR({
      errno,
      code: uv.errname(errno),
      message: uv.getErrorMessage(errno),
      syscall: 'uv_os_setpriority',
    });
  }
}

function homedir() {
  return process.env.HOME || passwd()?.homedir || native.property('home');
}

function hostname() {
  return native.hostname();
}

function loadavg() {
  const averages = native.loadAverages().split(' ').slice(0, 3).map(Number);
  return averages.length === 3 ? averages : [0, 0, 0];
}

function machine() {
  const name = native.property('arch');
  return name === 'amd64' ? 'x86_64' : name;
}

function netmask(prefix, ipv6) {
  const width = ipv6 ? 16 : 8;
  const groups = [];
  for (let i = 0; i < (ipv6 ? 8 : 4); i++) {
    const bits = Math.min(Math.max(prefix - i * width, 0), width);
    groups.push(2 ** width - 2 ** (width - bits));
  }
  return ipv6 ? compress(groups) : groups.join('.');
}

/** The text of an IPv6 address with its longest run of zeros left out. */
function compress(groups) {
  const text = groups.map((group) => group.toString(16)).join(':');
  const { hostname: host } = new (require('internal/url').URL)(`http://[${text}]/`);
  return host.slice(1, -1);
}

function networkInterfaces() {
  const flat = native.networkInterfaces();
  const found = {};
  for (let i = 0; i < flat.length; i += 6) {
    const [name, text, prefix, mac, internal, scope] = [0, 1, 2, 3, 4, 5].map((offset) => flat[i + offset]);
    const ipv6 = text.includes(':');
    const address = ipv6 ? compress(text.split(':').map((group) => parseInt(group, 16))) : text;
    const entry = {
      address,
      netmask: netmask(Number(prefix), ipv6),
      family: ipv6 ? 'IPv6' : 'IPv4',
      mac,
      internal: internal === 'true',
      cidr: `${address}/${prefix}`,
    };
    if (ipv6) {
      entry.scopeid = Math.max(Number(scope), 0);
    }
    (found[name] ??= []).push(entry);
  }
  for (const name of Object.keys(found)) {
    found[name].sort((a, b) => (a.family < b.family ? -1 : a.family > b.family ? 1 : a.scopeid - b.scopeid || 0));
  }
  return found;
}

function platform() {
  return process.platform;
}

function release() {
  return kernel('osrelease', 'version');
}

function tmpdir() {
  const path = process.env.TMPDIR || process.env.TMP || process.env.TEMP || '/tmp';
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}

function type() {
  return kernel('ostype', 'name');
}

function version() {
  return kernel('version', 'version');
}

function uptime() {
  return Number(native.uptime().split(' ')[0]);
}

function passwd() {
  const [uid, gid] = native.ids();
  for (const line of native.passwd().split('\n')) {
    const fields = line.split(':');
    if (Number(fields[2]) === uid && fields.length >= 7) {
      return { uid, gid, username: fields[0], homedir: fields[5], shell: fields[6] };
    }
  }
  return undefined;
}

function userInfo(options) {
  if (typeof options !== 'object' || options === null) {
    options = undefined;
  }
  const [uid, gid] = native.ids();
  const user = passwd() ?? {
    uid,
    gid,
    username: native.property('user'),
    homedir: native.property('home'),
    shell: null,
  };
  const result = { __proto__: null, ...user };
  if (options?.encoding === 'buffer') {
    const { Buffer } = require('buffer');
    for (const name of ['username', 'homedir', 'shell']) {
      result[name] = result[name] === null ? null : Buffer.from(result[name]);
    }
  }
  return result;
}

for (const fn of [
  arch,
  availableParallelism,
  endianness,
  freemem,
  homedir,
  hostname,
  machine,
  platform,
  release,
  tmpdir,
  totalmem,
  type,
  uptime,
  version,
]) {
  fn[Symbol.toPrimitive] = () => fn();
}

module.exports = {
  arch,
  availableParallelism,
  cpus,
  endianness,
  freemem,
  getPriority,
  homedir,
  hostname,
  loadavg,
  networkInterfaces,
  platform,
  release,
  setPriority,
  tmpdir,
  totalmem,
  type,
  userInfo,
  uptime,
  version,
  machine,
};

const fixed = (value) => ({ __proto__: null, configurable: false, enumerable: true, writable: false, value });

Object.defineProperties(module.exports, {
  constants: fixed(constants),
  EOL: { ...fixed('\n'), configurable: true },
  devNull: { ...fixed('/dev/null'), configurable: true },
});
