'use strict';

process.removeAllListeners('warning');
process.noDeprecation = true;
const punycode = require('punycode');
const url = require('url');

for (const text of ['mañana', 'bücher', '他们为什么不说中文', 'ü', 'Hello-Another-Way-それぞれの場所', '', 'abc', '-> $1.00 <-', '😀a']) {
	const encoded = punycode.encode(text);
	console.log(encoded, punycode.decode(encoded) === text, punycode.toASCII(`a@${text}.com`), punycode.ucs2.decode(text).length);
}
console.log(punycode.toUnicode('xn--maana-pta.com'), punycode.toASCII('a。b'), punycode.version);
try {
	punycode.decode('\x80');
} catch (error) {
	console.log(error.name, error.message);
}
for (const domain of ['español.com', 'xn--iñvalid.com', 'ex ample', 'xn--fiq228c.com', 'EXAMPLE.com', '[::1]', '1.2.3', 'ß.de', 'a%41', 'xn--a']) {
	console.log(url.domainToASCII(domain), url.domainToUnicode(domain));
}
for (const file of ['/foo', '/f oo%#?', '/é\n\\b', '/a/', '/[x]|~']) {
	const href = url.pathToFileURL(file).href;
	console.log(href, url.fileURLToPath(href) === file);
}
console.log(url.fileURLToPath('file:///C:/a%20b', { windows: true }), url.pathToFileURL('C:\\a b', { windows: true }).href);
