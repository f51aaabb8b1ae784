'use strict';

const path = require('path');
const { validateString } = require('internal/validators');
const resolution = require('internal/modules/resolution');

let mainUrl;

/** Says which module is the one the program started with. */
function setMain(url) {
  mainUrl = url;
}

function fillImportMeta(meta, url, loader) {
  if (url.startsWith('file:')) {
    const filename = resolution.pathFromUrl(url);
    meta.dirname = path.dirname(filename);
    meta.filename = filename;
  }
  if (!url.startsWith('data:')) {
    meta.main = url === mainUrl;
  }
  meta.resolve = (specifier) => {
    validateString(specifier, 'specifier');
    try {
      return loader.resolve(specifier, url);
    } catch (error) {
      // The place of a file that is not there is known all the same.
      if (error?.url !== undefined && error.code !== 'ERR_UNSUPPORTED_DIR_IMPORT') {
        return error.url;
      }
      if (error?.code === 'ERR_UNSUPPORTED_DIR_IMPORT') {
        return error.url;
      }
      throw error;
    }
  };
  Object.defineProperty(meta.resolve, 'name', { value: 'resolve', configurable: true });
  meta.url = url;
}

module.exports = { fillImportMeta, setMain };
