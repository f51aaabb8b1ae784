'use strict';
process.chdir('/'); // what drive-relative paths resolve against
const path = require('path').win32;
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

const tokens = ['a', 'b', '.', '..', '/', '\\', '\\', '\\\\', 'C:', 'c:', 'D:', ':', '?', '.ext', 'con', ' ', 'server'];
for (let i = 0; i < 150; i++) {
	const [a, b, c] = [text(tokens, 7), text(tokens, 7), text(tokens, 3)];
	console.log(
		attempt(() => [
			a, b, c, path.normalize(a), path.join(a, b, c), path.resolve('C:\\cwd', a, b), path.dirname(a), path.basename(a, b),
			path.extname(a), path.parse(a), path.isAbsolute(a), path.toNamespacedPath(`C:\\${b}`),
		]),
	);
}
