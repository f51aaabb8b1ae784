// Renders page.js with React 19: /string at once, /stream as it comes. page-string.html and page-stream.html are what Node answers.
'use strict';
const http = require('node:http');
const { renderToPipeableStream, renderToString } = require('react-dom/server');
const { page } = require('./page.js');

http.createServer((req, res) => {
  res.setHeader('Content-Type', 'text/html; charset=utf-8');
  if (req.url === '/string') {
    res.end(renderToString(page()));
    return;
  }
  const stream = renderToPipeableStream(page(), {
    onShellReady: () => stream.pipe(res),
    onError: (error) => res.destroy(error),
  });
}).listen(process.env.PORT);
