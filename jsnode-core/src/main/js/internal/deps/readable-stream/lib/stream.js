'use strict';

// Stands in for the WebJar's entry, which loads everything at once.

module.exports = require('stream');
