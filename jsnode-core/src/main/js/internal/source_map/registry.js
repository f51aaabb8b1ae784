'use strict';

// Which files have a source map, while source maps are on. A map is read when somebody asks for it.

const { SourceMap } = require('internal/source_map/source_map');
const { fileURLToPath, pathToFileURL } = require('internal/url');

let settings = { enabled: false, nodeModules: false, generatedCode: false };

// By path or URL: { text, url } or { map, sources }.
const files = new Map();

const kComment = /\/[/*][#@][\t ]+sourceMappingURL=[\t ]*([^\s'"*`]+)/g;

/** The URL in the last comment that has one. */
function urlIn(text) {
  const found = [...text.matchAll(kComment)].at(-1);
  if (found === undefined || !/[`"']/.test(text.slice(found.index))) {
    return found?.[1];
  }
  return isComment(text, found.index) ? found[1] : undefined;
}

/** What looks like a comment may be a part of a template. */
function isComment(text, index) {
  const { parse } = require('internal/deps/babel__parser/lib/index');
  try {
    const { comments } = parse(text, { errorRecovery: true, sourceType: 'unambiguous', allowReturnOutsideFunction: true });
    return comments.some(({ start, end }) => start >= index && start < index + text.length && end <= text.length &&
      text.slice(index, start).trim() === '');
  } catch {
    return true;
  }
}

/** Told of every text that is compiled. */
function remember(name, text) {
  const url = text.includes('sourceMappingURL=') ? urlIn(text) : undefined;
  if (url !== undefined && (settings.nodeModules || !/[\\/]node_modules[\\/]/.test(name))) {
    files.set(name, { text, url });
  }
}

function payloadAt(url, base) {
  const data = /^data:application\/json((?:;[^,]*)?),(.*)$/s.exec(url);
  if (data !== null) {
    const { Buffer } = require('buffer');
    return JSON.parse(data[1].endsWith(';base64') ? Buffer.from(data[2], 'base64').toString() : decodeURIComponent(data[2]));
  }
  return JSON.parse(require('fs').readFileSync(fileURLToPath(new URL(url, base)), 'utf8'));
}

/** Sources with schemes of their own stay as they are, all others are files near the map. */
function absoluteSources(payload, base) {
  const absolute = (map) => ({
    ...map,
    sourceRoot: undefined,
    sources: map.sources?.map((source) => URL.parse(`${map.sourceRoot ? map.sourceRoot.replace(/\/?$/, '/') : ''}${source}`, base)?.href ?? source),
  });
  return payload.sections === undefined ? absolute(payload) :
    { ...payload, sections: payload.sections.map((section) => ({ ...section, map: absolute(section.map) })) };
}

function load(name, { text, url }) {
  const own = name.startsWith('file:') ? name : pathToFileURL(name).href;
  try {
    const base = url.startsWith('data:') ? own : new URL(url, own).href;
    const lineLengths = text.replace(/\n$/, '').split('\n').map(({ length }) => length);
    return new SourceMap(absoluteSources(payloadAt(url, own), base), { lineLengths });
  } catch {
    // A map that is not there or is none is as no map.
    return undefined;
  }
}

/** The source map of a file, by path or URL; undefined where it has none. */
function findSourceMap(name) {
  let entry = files.get(name);
  if (entry === undefined && typeof name === 'string') {
    entry = files.get(name.startsWith('file:') ? fileURLToPath(name) : pathToFileURL(name).href);
  }
  if (entry === undefined) {
    return undefined;
  }
  if (entry.url !== undefined) {
    entry.map = load(name, entry);
    entry.url = undefined;
    entry.text = undefined;
  }
  return entry.map;
}

/** The text of an original, from a map or its file; undefined where neither has it. */
function originalText(url) {
  for (const { map } of files.values()) {
    const { sources, sourcesContent } = map?.payload ?? {};
    const index = sources?.indexOf(url) ?? -1;
    if (index >= 0 && typeof sourcesContent?.[index] === 'string') {
      return sourcesContent[index];
    }
  }
  return undefined;
}

function configure(next) {
  settings = next;
  const { install, remove } = require('internal/source_map/stacks');
  if (next.enabled) {
    install();
  } else {
    remove();
    files.clear();
  }
}

module.exports = {
  configure,
  findSourceMap,
  isOn: () => settings.enabled,
  originalText,
  remember,
  settings: () => settings,
};
