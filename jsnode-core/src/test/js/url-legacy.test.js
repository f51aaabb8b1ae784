'use strict';
const url = require('url');
const querystring = require('querystring');
process.removeAllListeners('warning');
let seed = 11;
function random(n) {
	seed = (seed + 0x6d2b79f5) | 0;
	let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
	t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
	return ((t ^ (t >>> 14)) >>> 0) % n;
}
function text(tokens, max) {
	let made = "";
	for (let left = random(max + 1); left > 0; left--) {
		made += tokens[random(tokens.length)];
	}
	return made;
}
function attempt(f) {
	try {
		return JSON.stringify(f());
	} catch (error) {
		return `${error.name} ${error.code} ${error.message}`;
	}
}

const parts = ['http:', 'https:', 'file:', 'javascript:', 'mailto:', 'foo:', '//', '/', '\\', '..', '.', '/..', '@', ':', '?', '#', 'a', 'b', 'host',
	'EX.com', '[::1]', '80', 'é', '😀', ' ', '%', '%41', '&', '=', 'x=1', "'", '"', '<', '|', '*', '+', ';'];
for (let i = 0; i < 200; i++) {
	const a = ['http://', 'http:', 'file://', '//', 'foo://', '/', ''][random(7)] + text(parts, 6);
	const b = text(parts, 5);
	console.log(JSON.stringify([a, b]));
	console.log(attempt(() => url.parse(a)));
	console.log(attempt(() => url.parse(a, true, true)));
	console.log(attempt(() => url.resolve(a, b)));
	console.log(attempt(() => url.format({ protocol: 'http', hostname: b, pathname: a, query: { a: b } })));
	console.log(attempt(() => [querystring.parse(b), querystring.escape(b), querystring.unescape(b), querystring.stringify({ [b]: [a, 1, true] })]));
}
