'use strict';

/** Answers a request whose listener was rejected, unless an answer has begun: then returns false. */
function answerRejection(response) {
  if (response.headersSent || response.writableEnded) {
    return false;
  }
  for (const name of response.getHeaderNames()) {
    response.removeHeader(name);
  }
  response.statusCode = 500;
  response.end('Internal Server Error');
  return true;
}

module.exports = { answerRejection };
