// SHA-256 of 1 KB in hex, and an HMAC of 100 bytes in base64.
'use strict';
const crypto = require('node:crypto');

const DATA = Buffer.alloc(1024, 'x');
const HASH = '49abd65bbf7f7e40c7055093ed2e3fd75f2f602f2c5fcf955c213e3135eb03f7';
const MAC = 'WqiX80e/ej9PTLD/leLsCbLwJzptH0llxq3Won9Wdi0=';

exports.run = (n) => {
  for (let i = 0; i < n; i++) {
    const hash = crypto.createHash('sha256').update(DATA).digest('hex');
    const mac = crypto.createHmac('sha256', 'key').update(DATA.subarray(0, 100)).digest('base64');
    if (hash !== HASH || mac !== MAC) {
      throw new Error(`${hash} ${mac}`);
    }
  }
};
