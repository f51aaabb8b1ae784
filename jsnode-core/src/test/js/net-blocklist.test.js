'use strict';
const { BlockList, SocketAddress, isIP } = require('node:net');

const list = new BlockList();
list.addAddress('1.1.1.1');
list.addRange('10.0.0.1', '10.0.0.10');
list.addSubnet('8592:757c:efae:4e45::', 64, 'ipv6');
console.log(list.check('1.1.1.1'), list.check('::ffff:1.1.1.1', 'ipv6'), list.check('10.0.0.11'));
console.log(list.check('8592:757c:efae:4e45:0:0:0:7', 'ipv6'), list.rules);
console.log(isIP('::1'), isIP('127.0.0.1'), isIP('127.000.000.001'), isIP('fe80::1%eth0'), isIP('::ffff:1.2.3.4'), isIP('x'));
console.log(new SocketAddress({ address: '::1', family: 'ipv6', port: 80 }));
for (const run of [() => list.addRange('10.0.0.2', '10.0.0.1'), () => new SocketAddress({ address: 'x' })]) {
  try {
    run();
  } catch (error) {
    console.log(error.code, error.message);
  }
}
