'use strict';

const { checkInvalidHeaderChar, checkIsHttpToken, chunkExpression, continueExpression } = require('internal/http/common');

module.exports = {
  _checkInvalidHeaderChar: checkInvalidHeaderChar,
  _checkIsHttpToken: checkIsHttpToken,
  chunkExpression,
  continueExpression,
  CRLF: '\r\n',
  methods: [...require('internal/http/constants').METHODS],
};
