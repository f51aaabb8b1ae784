'use strict';
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

const parts = ['http:', 'https:', 'file:', 'ws:', 'mailto:', 'foo:', '//', '/', '\\', '..', '.', '%2e', '@', ':', '?', '#', 'a', 'b', 'host',
	'EXAMPLE.com', '127.0.0.1', '0x7f.1', '[::1]', '[1:2::3]', '8080', '80', 'C:', 'é', '😀', ' ', '%', '%41', 'user', 'x=1', '&', "'", '"', '<', '|', 'ß', '\t'];
const bases = [undefined, 'http://h.com/a/b?q#f', 'file:///C:/x/y', 'foo://h/p', 'mailto:x', 'https://u:p@h:81/'];
const shown = ['href', 'origin', 'username', 'password', 'host', 'hostname', 'port', 'pathname', 'search', 'hash'];
const setters = ['protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname', 'search', 'hash'];
for (let i = 0; i < 250; i++) {
	const input = ['http://', 'https://h', 'file://', 'foo://', '', ''][random(6)] + text(parts, 6);
	const base = bases[random(6)];
	console.log(JSON.stringify([input, base]), attempt(() => {
		const url = new URL(input, base);
		return shown.map((name) => url[name]);
	}));
	const setter = setters[random(9)];
	const value = text(parts, 4);
	console.log(setter, JSON.stringify(value), attempt(() => {
		const url = new URL(bases[1 + random(5)]);
		url[setter] = value;
		return url.href;
	}));
}
console.log(URL.canParse('x'), URL.parse('nope'), attempt(() => new URL()), attempt(() => new URL('x', 'y')));
