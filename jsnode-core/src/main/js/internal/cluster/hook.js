'use strict';

// Where node:net asks whether a server of this process listens through its primary. Set in workers only.

module.exports = { getServer: null };
