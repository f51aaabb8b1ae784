'use strict';

// Settings: checking, packing and unpacking them.

const { Buffer } = require('buffer');
const { constants } = require('internal/http2/constants');
const {
  codes: {
    ERR_HTTP2_INVALID_PACKED_SETTINGS_LENGTH, ERR_HTTP2_INVALID_SETTING_VALUE, ERR_HTTP2_TOO_MANY_CUSTOM_SETTINGS,
    ERR_INVALID_ARG_TYPE,
  },
} = require('internal/errors');
const { isTypedArray } = require('internal/util/types');
const { assertIsObject, assertWithinRange } = require('internal/http2/asserts');

const MAX_CUSTOM_SETTINGS = 10;
const kMaxUint32 = 2 ** 32 - 1;

const known = [
  // name, identifier, least, most; without bounds it is a boolean
  ['headerTableSize', 1, 0, kMaxUint32],
  ['enablePush', 2],
  ['maxConcurrentStreams', 3, 0, kMaxUint32],
  ['initialWindowSize', 4, 0, constants.MAX_INITIAL_WINDOW_SIZE],
  ['maxFrameSize', 5, constants.MIN_MAX_FRAME_SIZE, constants.MAX_MAX_FRAME_SIZE],
  ['maxHeaderListSize', 6, 0, kMaxUint32],
  ['enableConnectProtocol', 8],
];
const byId = new Map(known.map((setting) => [setting[1], setting]));

const protocolDefaults = {
  headerTableSize: 4096,
  enablePush: true,
  initialWindowSize: 65535,
  maxFrameSize: 16384,
  maxConcurrentStreams: kMaxUint32,
  maxHeaderSize: kMaxUint32,
  maxHeaderListSize: kMaxUint32,
  enableConnectProtocol: false,
};

function getDefaultSettings() {
  return { __proto__: null, ...protocolDefaults, maxHeaderListSize: 65535, maxHeaderSize: 65535 };
}

function validateSettings(settings) {
  if (settings === undefined) {
    return {};
  }
  assertIsObject(settings.customSettings, 'customSettings', 'Number');
  if (settings.customSettings) {
    const entries = Object.entries(settings.customSettings);
    if (entries.length > MAX_CUSTOM_SETTINGS) {
      throw new ERR_HTTP2_TOO_MANY_CUSTOM_SETTINGS();
    }
    for (const [id, value] of entries) {
      assertWithinRange('customSettings:id', Number(id), 0, 0xffff);
      assertWithinRange('customSettings:value', Number(value), 0, kMaxUint32);
    }
  }
  for (const [name, , least, most] of known) {
    if (least === undefined) {
      const value = settings[name];
      if (value !== undefined && typeof value !== 'boolean') {
        throw new ERR_HTTP2_INVALID_SETTING_VALUE(name, value);
      }
    } else {
      assertWithinRange(name, settings[name], least, most);
    }
  }
  assertWithinRange('maxHeaderSize', settings.maxHeaderSize, 0, kMaxUint32);
  return settings;
}

/** Identifiers and values in turn of what is set. */
function toPairs(settings) {
  const pairs = [];
  for (const [name, id] of known) {
    const value = name === 'maxHeaderListSize' ? settings.maxHeaderSize ?? settings.maxHeaderListSize : settings[name];
    if (value !== undefined) {
      pairs.push(id, Number(value));
    }
  }
  for (const id of Object.keys(settings.customSettings ?? {})) {
    pairs.push(Number(id), Number(settings.customSettings[id]));
  }
  return pairs;
}

/** Sets one setting in an object that users see; an unknown one only where `custom` allows it. */
function assign(settings, id, value, custom) {
  const setting = byId.get(id);
  if (setting === undefined) {
    if (custom) {
      settings.customSettings ??= {};
      settings.customSettings[id] = value;
    }
    return;
  }
  const [name, , least] = setting;
  settings[name] = least === undefined ? value !== 0 : value;
  if (name === 'maxHeaderListSize') {
    settings.maxHeaderSize = value;
  }
}

function getPackedSettings(settings) {
  assertIsObject(settings, 'settings');
  const pairs = toPairs(validateSettings(settings));
  const packed = Buffer.alloc(pairs.length * 3);
  for (let i = 0; i < pairs.length; i += 2) {
    packed.writeUInt16BE(pairs[i], i * 3);
    packed.writeUInt32BE(pairs[i + 1], i * 3 + 2);
  }
  return packed;
}

function getUnpackedSettings(buf, options = {}) {
  if (!isTypedArray(buf) || buf.length === undefined) {
    throw new ERR_INVALID_ARG_TYPE('buf', ['Buffer', 'TypedArray'], buf);
  }
  if (buf.length % 6 !== 0) {
    throw new ERR_HTTP2_INVALID_PACKED_SETTINGS_LENGTH();
  }
  const settings = {};
  for (let at = 0; at < buf.length; at += 6) {
    const id = buf[at] * 256 + buf[at + 1];
    const value = ((buf[at + 2] * 256 + buf[at + 3]) * 256 + buf[at + 4]) * 256 + buf[at + 5];
    assign(settings, id, value, true);
  }
  if (options?.validate) {
    validateSettings(settings);
  }
  return settings;
}

module.exports = {
  assign, getDefaultSettings, getPackedSettings, getUnpackedSettings, known, protocolDefaults, toPairs, validateSettings,
};
