'use strict';

const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const { validateBoolean, validateInteger, validateNumber, validateObject } = require('internal/validators');

const kDefaultFrameCount = 8;
const kMaxFrameCount = 200;

/** The structured frames above the caller, whatever the user made of Error.prepareStackTrace. */
function captureFrames(count, above) {
  const { prepareStackTrace, stackTraceLimit } = Error;
  const holder = {};
  try {
    Error.stackTraceLimit = count;
    Error.prepareStackTrace = (error, frames) => frames;
    Error.captureStackTrace(holder, above);
    return Array.isArray(holder.stack) ? holder.stack : [];
  } finally {
    Error.prepareStackTrace = prepareStackTrace;
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** util.getCallSites([frameCount][, options]); the frames are those above the function `above`. */
function getCallSites(above, frameCount = kDefaultFrameCount, options) {
  if (options === undefined) {
    if (typeof frameCount === 'object') {
      options = frameCount;
      validateObject(options, 'options');
      if (options.sourceMap === undefined && Object.keys(options).length === 0) {
        options = {};
      }
      if (options.sourceMap !== undefined) {
        validateBoolean(options.sourceMap, 'options.sourceMap');
      }
      frameCount = kDefaultFrameCount;
    }
  } else {
    if (typeof frameCount !== 'number') {
      throw new ERR_INVALID_ARG_TYPE('frameCount', 'number', frameCount);
    }
    validateObject(options, 'options');
    if (options.sourceMap !== undefined) {
      validateBoolean(options.sourceMap, 'options.sourceMap');
    }
  }
  validateNumber(frameCount, 'frameCount', 1, kMaxFrameCount);
  validateInteger(frameCount, 'frameCount', 1, kMaxFrameCount);
  const mapped = options?.sourceMap ?? require('internal/source_map/registry').isOn();
  return captureFrames(frameCount, above).map((frame) => {
    const column = frame.getColumnNumber() ?? 0;
    const place = mapped ? require('internal/source_map/stacks').origin(frame) : undefined;
    if (place !== undefined) {
      return {
        functionName: frame.getFunctionName() ?? '',
        scriptId: '0',
        scriptName: place.file,
        lineNumber: place.line,
        columnNumber: place.column,
        column: place.column,
      };
    }
    return {
      functionName: frame.getFunctionName() ?? '',
      scriptId: '0',
      scriptName: frame.getFileName() ?? '',
      lineNumber: frame.getLineNumber() ?? 0,
      columnNumber: column,
      column,
    };
  });
}

module.exports = { captureFrames, getCallSites };
