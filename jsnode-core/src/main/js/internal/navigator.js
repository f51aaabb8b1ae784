'use strict';

const {
  codes: { ERR_ILLEGAL_CONSTRUCTOR },
} = require('internal/errors');

const kCreate = Symbol('kCreate');

class Navigator {
  #languages = undefined;

  constructor(key = undefined) {
    if (key !== kCreate) {
      throw new ERR_ILLEGAL_CONSTRUCTOR();
    }
  }

  get hardwareConcurrency() {
    return binding('os').processors();
  }

  get language() {
    return Intl.DateTimeFormat().resolvedOptions().locale;
  }

  get languages() {
    this.#languages ??= Object.freeze([this.language]);
    return this.#languages;
  }

  get userAgent() {
    return `Node.js/${process.version.slice(1, process.version.indexOf('.'))}`;
  }

  get locks() {
    return require('internal/locks').locks;
  }

  get platform() {
    return platformOf(process.platform, process.arch);
  }
}

/** As browsers say it. */
function platformOf(platform, arch) {
  switch (platform) {
    case 'darwin':
      return 'MacIntel';
    case 'win32':
      return 'Win32';
    case 'linux':
      return `Linux ${arch === 'x64' ? 'x86_64' : arch === 'arm64' ? 'aarch64' : arch === 'ia32' ? 'i686' : arch}`;
    default:
      return `${platform[0].toUpperCase()}${platform.slice(1)} ${arch}`;
  }
}

for (const name of ['hardwareConcurrency', 'language', 'languages', 'userAgent', 'locks', 'platform']) {
  Object.defineProperty(Navigator.prototype, name, { __proto__: null, enumerable: true });
}

module.exports = { Navigator, navigator: new Navigator(kCreate) };
