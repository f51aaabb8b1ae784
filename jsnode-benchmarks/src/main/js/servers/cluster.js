// Node's cluster: the server of the first argument in as many processes as the second says.
'use strict';
const cluster = require('node:cluster');
const path = require('node:path');

cluster.setupPrimary({ exec: path.resolve(__dirname, process.argv[2]) });
for (let i = 0; i < Number(process.argv[3]); i++) {
  cluster.fork();
}
