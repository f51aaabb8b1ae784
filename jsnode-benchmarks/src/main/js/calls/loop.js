// Lets Java call from the loop's own thread.
'use strict';
const calls = require('spring:calls');

exports.run = (count) => calls.run(count);
