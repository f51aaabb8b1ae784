'use strict';

// A process is a worker if its primary has given it a number; that does not change afterwards.

module.exports = require(process.env.NODE_UNIQUE_ID === undefined ? 'internal/cluster/primary' : 'internal/cluster/child');
