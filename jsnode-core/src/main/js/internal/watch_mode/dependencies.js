'use strict';

// A process that somebody watches tells its parent which files it loads.

let tells;

function isWatched() {
  return tells ??= Boolean(process.env.WATCH_REPORT_DEPENDENCIES) && typeof process.send === 'function';
}

function tellRequired(filename) {
  if (isWatched() && filename.startsWith('/')) {
    process.send({ 'watch:require': [filename] });
  }
}

function tellImported(url) {
  if (isWatched() && url.startsWith('file:')) {
    process.send({ 'watch:import': [url] });
  }
}

module.exports = { tellImported, tellRequired };
