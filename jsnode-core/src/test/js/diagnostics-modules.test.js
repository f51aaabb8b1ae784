'use strict';

// What require() and import() publish.

const dc = require('node:diagnostics_channel');
const path = require('node:path');

function listen(name) {
  const handlers = {};
  for (const event of ['start', 'end', 'asyncStart', 'asyncEnd', 'error']) {
    handlers[event] = ({ id, parentFilename, url, parentURL, result, error }) => console.log(name, event, id ?? url,
      path.basename(parentFilename ?? parentURL), typeof result, error?.code);
  }
  const channel = dc.tracingChannel(name);
  channel.subscribe(handlers);
  return () => channel.unsubscribe(handlers);
}

async function main() {
  const stop = [listen('module.require'), listen('module.import')];
  require('node:zlib');
  try {
    require('./nothing');
  } catch ({ code }) {
    console.log(code);
  }
  await import('node:os');
  await import('./nothing.mjs').catch(({ code }) => console.log(code));
  stop.forEach((end) => end());
  await import('node:path');
  require('path');
}

main();
