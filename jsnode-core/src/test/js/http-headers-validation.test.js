'use strict';
const http = require('node:http');

const res = new http.ServerResponse({ method: 'GET', httpVersionMajor: 1, httpVersionMinor: 1, headers: {} });
for (const run of [
  () => res.setHeader('bad name', 'x'),
  () => res.setHeader('X', undefined),
  () => res.setHeader('X', 'a\r\nb'),
  () => res.writeHead(99),
  () => http.request({ method: 'B AD' }),
  () => http.request({ path: '/a b' }),
  () => http.request('ftp://x/'),
]) {
  try {
    run();
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
res.setHeader('Set-Cookie', ['a', 'b']);
res.appendHeader('Set-Cookie', 'c');
res.setHeader('X-One', 1);
console.log(res.getHeaderNames(), res.getHeader('set-cookie'), res.hasHeader('x-ONE'), res.getHeaders());
res.removeHeader('x-one');
console.log(res.getRawHeaderNames(), res.headersSent);
console.log(http.METHODS.length, http.STATUS_CODES[418], http.maxHeaderSize);
