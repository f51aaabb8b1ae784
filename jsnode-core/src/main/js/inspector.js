'use strict';

const { close, console, open, url, waitForDebugger } = require('internal/inspector/control');
const { Session } = require('internal/inspector/session');

module.exports = { Session, close, console, open, url, waitForDebugger };
