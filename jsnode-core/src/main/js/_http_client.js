'use strict';

module.exports = { ClientRequest: require('internal/http/client').ClientRequest };
