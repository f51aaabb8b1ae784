'use strict';

// pipeline() of Node 24 calls back only after the streams that it destroyed have closed. The WebJar's modules take pipeline and
// pipelineImpl from its module when they load, so this file must be required before them.

const pipelines = require('internal/deps/readable-stream/lib/internal/streams/pipeline');

const { pipeline, pipelineImpl } = pipelines;

pipelines.pipelineImpl = function (streams, callback, options) {
  return pipelineImpl(streams, afterClose(streams, callback), options);
};

pipelines.pipeline = Object.defineProperty(function (...streams) {
  const last = streams.length - 1;
  if (typeof streams[last] === 'function') {
    streams[last] = afterClose(streams.slice(0, last), streams[last]);
  }
  return pipeline(...streams);
}, 'name', { configurable: true, value: 'pipeline' });

function afterClose(streams, callback) {
  return (error, value) => {
    const closing = error ? flatten(streams).filter(isClosing) : [];
    let left = closing.length;
    if (left === 0) {
      callback(error, value);
      return;
    }
    for (const stream of closing) {
      stream.once('close', () => {
        if (--left === 0) {
          callback(error, value);
        }
      });
    }
  };
}

function flatten(streams) {
  return streams.length === 1 && Array.isArray(streams[0]) ? streams[0] : streams;
}

function isClosing(stream) {
  const state = stream?._writableState ?? stream?._readableState;
  return Boolean(state && stream.destroyed === true && state.emitClose && !state.closeEmitted);
}

module.exports = pipelines;
