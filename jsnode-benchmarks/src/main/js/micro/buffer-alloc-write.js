// Buffer.alloc, numbers written and read, indexOf, subarray.
'use strict';

exports.run = (n) => {
  for (let i = 0; i < n; i++) {
    const buffer = Buffer.alloc(64);
    buffer.writeUInt32BE(i >>> 0, 4);
    buffer.writeDoubleLE(i, 16);
    buffer[40] = 0xff;
    if (buffer.readUInt32BE(4) !== i || buffer.readDoubleLE(16) !== i || buffer.subarray(30).indexOf(0xff) !== 10) {
      throw new Error('wrong numbers');
    }
  }
};
