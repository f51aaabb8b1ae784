'use strict';

const http = require('http');

let requests = 0;

function answer(response) {
  response.end(`${process.env.JSNODE_INSTANCE} ${++requests}`);
}

const routes = {
  '/immediate': (response) => setImmediate(answer, response),
  '/timer': (response) => setTimeout(answer, 5, response),
  '/promise': async (response) => answer(await response),
  '/exit': (response) => {
    response.end('bye');
    setImmediate(() => process.exit(3));
  },
};

http.createServer((request, response) => (routes[request.url] ?? answer)(response)).listen(0);

exports.instance = () => process.env.JSNODE_INSTANCE;
