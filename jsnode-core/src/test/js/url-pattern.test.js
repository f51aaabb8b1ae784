// URLPattern: what matches, what is read back, and the errors.
const { URLPattern } = require('url');

function attempt(run) {
  try {
    console.log(JSON.stringify(run()));
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}

const parts = ['protocol', 'username', 'password', 'hostname', 'port', 'pathname', 'search', 'hash'];

attempt(() => globalThis.URLPattern === URLPattern);
for (const args of [
  ['https://{*.}?example.com/:product?q=*#top'],
  ['/books/:id(\\d+)', 'https://example.com:8080/shop/'],
  [{ pathname: '/{a/}*b/:rest+', search: '?x' }],
  [{ hostname: '[\\:\\:1]', protocol: 'http{s}?', port: '443' }],
  [{ protocol: 'https', port: '443', pathname: '/caf\u00e9' }],
  ['data\\:foobar'],
  [{ baseURL: 'https://a:b@example.com/one/two?three#four', pathname: 'five' }],
]) {
  attempt(() => {
    const pattern = new URLPattern(...args);
    return [parts.map((name) => pattern[name]), pattern.hasRegExpGroups];
  });
}

const books = new URLPattern({ pathname: '/Books/:id/:page?' }, { ignoreCase: true });
attempt(() => books.exec('https://example.com/books/7').pathname.groups.id);
attempt(() => books.exec('/books/7', 'https://example.com'));
attempt(() => books.test({ pathname: '/books' }));
attempt(() => books.test('not a URL'));
attempt(() => Object.keys(books.exec({ pathname: '/books/1' })));

attempt(() => URLPattern());
attempt(() => new URLPattern(1));
attempt(() => new URLPattern({}, 1));
attempt(() => new URLPattern('/relative'));
attempt(() => new URLPattern({ pathname: '/:a/:a' }));
attempt(() => new URLPattern({ port: 'x' }));
attempt(() => books.exec({}, 'https://example.com'));
attempt(() => URLPattern.prototype.exec.call({}));
