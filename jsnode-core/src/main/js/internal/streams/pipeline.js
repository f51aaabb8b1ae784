'use strict';

// pipeline() of Node 24: calls back only after the streams that it destroyed have closed, and with the error that made
// it stop, not with the abort that followed. The WebJar's stream/promises takes pipelineImpl from its module when it
// loads, so this file must be required before it; compose() must keep the WebJar's own pipeline, since a composed
// stream closes only after its pipeline has called back.

const pipelines = require('internal/deps/readable-stream/lib/internal/streams/pipeline');
require('internal/deps/readable-stream/lib/internal/streams/compose');
const {
  isReadableNodeStream, isWritableNodeStream,
} = require('internal/deps/readable-stream/lib/internal/streams/utils');
const { inContext } = require('internal/streams/end_of_stream');
const { codes: { ERR_STREAM_UNABLE_TO_PIPE } } = require('internal/errors');

const { pipeline, pipelineImpl } = pipelines;

pipelines.pipelineImpl = function (streams, callback, options) {
  const run = new Run(streams);
  return pipelineImpl(run.steps, run.whenClosed(callback), options);
};

pipelines.pipeline = Object.defineProperty(function (...streams) {
  const callback = streams.at(-1);
  if (typeof callback !== 'function') {
    return pipeline(...streams); // throws
  }
  const run = new Run(streams.slice(0, -1));
  return pipeline(...run.steps, run.whenClosed(callback));
}, 'name', { configurable: true, value: 'pipeline' });

/** The steps of one call, and what its functions have returned. */
class Run {
  steps;
  #outputs = [];

  constructor(streams) {
    const list = streams.length === 1 && Array.isArray(streams[0]) ? streams[0] : streams;
    list.forEach((step, i) => assertPipeable(list[i - 1], step));
    this.steps = list.map((step) => (typeof step === 'function' ? this.#observe(step) : step));
  }

  #observe(step) {
    return (...args) => {
      const output = step(...args);
      this.#outputs.push(output);
      return output;
    };
  }

  whenClosed(userCallback) {
    const callback = inContext(userCallback);
    return (error, value) => {
      const closing = error ? this.steps.filter(isClosing) : [];
      let left = closing.length;
      const done = () => callback(this.#causeOf(error), value);
      if (left === 0) {
        done();
        return;
      }
      for (const stream of closing) {
        stream.once('close', () => {
          if (--left === 0) {
            done();
          }
        });
      }
    };
  }

  #causeOf(error) {
    if (error?.code !== 'ABORT_ERR') {
      return error;
    }
    const failed = this.#outputs.find((output) => output?.errored && output.errored.code !== 'ABORT_ERR');
    return failed === undefined ? error : failed.errored;
  }
}

function assertPipeable(source, dest) {
  if (isReadableNodeStream(source) && isWritableNodeStream(dest) && (dest.closed || dest.destroyed)) {
    throw new ERR_STREAM_UNABLE_TO_PIPE();
  }
}

function isClosing(stream) {
  const state = stream?._writableState ?? stream?._readableState;
  return Boolean(state && stream.destroyed === true && state.emitClose && !state.closeEmitted);
}

module.exports = pipelines;
