'use strict';

// Values as the protocol describes them. Objects that can be asked for later are kept by the caller: `keep` gives an id.

const { inspect } = require('internal/util/inspect');
const types = require('internal/util/types');

const MAX_PREVIEW = 5;
const MAX_TEXT = 100;
const MAX_DESCRIPTION = 10_000;

function remoteObject(value, { keep, byValue = false, preview = true } = {}) {
  if (value === null) {
    return { type: 'object', subtype: 'null', value: null };
  }
  switch (typeof value) {
    case 'undefined':
      return { type: 'undefined' };
    case 'string':
    case 'boolean':
      return { type: typeof value, value };
    case 'number':
      return number(value);
    case 'bigint':
      return { type: 'bigint', unserializableValue: `${value}n`, description: `${value}n` };
    case 'symbol':
      return withId({ type: 'symbol', description: String(value) }, value, keep);
    default:
      return byValue ? { type: 'object', value: plain(value) } : object(value, keep, preview);
  }
}

function number(value) {
  const description = Object.is(value, -0) ? '-0' : `${value}`;
  return Number.isFinite(value) && !Object.is(value, -0) ? { type: 'number', value, description } :
    { type: 'number', unserializableValue: description, description };
}

function plain(value) {
  return JSON.parse(JSON.stringify(value) ?? 'null');
}

function withId(described, value, keep) {
  if (keep !== undefined) {
    described.objectId = keep(value);
  }
  return described;
}

function object(value, keep, preview) {
  const described = { type: typeof value };
  const subtype = subtypeOf(value);
  if (subtype !== undefined) {
    described.subtype = subtype;
  }
  described.className = classOf(value);
  described.description = descriptionOf(value, subtype, described.className, keep);
  if (preview && typeof value !== 'function' && subtype !== 'error') {
    described.preview = previewOf(value, described);
  }
  return withId(described, value, keep);
}

function subtypeOf(value) {
  if (types.isProxy(value)) {
    return 'proxy';
  }
  return Array.isArray(value) ? 'array' :
    types.isNativeError(value) ? 'error' :
      types.isRegExp(value) ? 'regexp' :
        types.isDate(value) ? 'date' :
          types.isMap(value) ? 'map' :
            types.isSet(value) ? 'set' :
              types.isPromise(value) ? 'promise' :
                ArrayBuffer.isView(value) ? 'typedarray' : undefined;
}

function classOf(value) {
  if (types.isProxy(value)) {
    return 'Object';
  }
  try {
    const { constructor } = value;
    return typeof constructor === 'function' && constructor.name !== '' ? constructor.name : 'Object';
  } catch {
    return 'Object';
  }
}

// Nobody can ask for what is inside of an object without an id: all of it is in the text.
function descriptionOf(value, subtype, className, keep) {
  if (typeof value === 'function') {
    return Function.prototype.toString.call(value).slice(0, MAX_DESCRIPTION);
  }
  if (subtype === 'error') {
    return String(value.stack ?? value);
  }
  if (keep === undefined || subtype === 'regexp' || subtype === 'date') {
    return inspect(value, { depth: 4, customInspect: false }).slice(0, MAX_DESCRIPTION);
  }
  return subtype === 'array' || subtype === 'typedarray' ? `${className}(${value.length})` :
    subtype === 'map' || subtype === 'set' ? `${className}(${value.size})` : className;
}

function previewOf(value, { type, subtype, description }) {
  const properties = [];
  let overflow = false;
  if (subtype !== 'proxy') {
    for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(value))) {
      if (!descriptor.enumerable) {
        continue;
      }
      if (properties.length === MAX_PREVIEW) {
        overflow = true;
        break;
      }
      properties.push(property(name, descriptor));
    }
  }
  return { type, subtype, description, overflow, properties };
}

function property(name, { get, value }) {
  if (get !== undefined) {
    return { name, type: 'accessor' };
  }
  const { type, subtype } = remoteObject(value, { preview: false });
  const text = typeof value === 'string' ? value :
    typeof value === 'object' && value !== null ? classOf(value) :
      typeof value === 'function' ? '' : String(value);
  return { name, type, subtype, value: text.slice(0, MAX_TEXT) };
}

module.exports = { remoteObject };
