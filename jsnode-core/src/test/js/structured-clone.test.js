'use strict';

function attempt(f) {
	try {
		return f();
	} catch (error) {
		return `${error.constructor.name} ${error.name} ${error.code} ${error.message}`;
	}
}

const shared = new Uint8Array([1, 2, 3, 4]);
const original = {
	n: 1, s: 'x', u: undefined, nil: null, big: 5n, date: new Date(5), regexp: /a/gi, map: new Map([[1, { a: 1 }]]), set: new Set([1]),
	boxed: Object('s'), holes: [1, , 3], view: new Uint16Array(shared.buffer, 2, 1), shared, data: new DataView(shared.buffer, 1, 2),
};
original.self = original;
const copy = structuredClone(original);
console.log(copy, copy.self === copy, copy.view.buffer === copy.shared.buffer, copy.shared !== shared);
const error = structuredClone(new RangeError('r', { cause: { a: 1 } }));
console.log(error instanceof RangeError, error.message, error.cause, Object.keys(error));
class Point { x = 1; }
console.log(structuredClone(new Point()), structuredClone(Object.create({ inherited: 1 }, { own: { value: 1, enumerable: true } })));
for (const value of [() => {}, Symbol('s'), Promise.resolve(), new WeakMap(), new WeakRef({}), (function* () {})(), { a: { b() {} } }, [].values()]) {
	console.log(attempt(() => structuredClone(value)));
}
const buffer = new ArrayBuffer(8);
console.log(structuredClone({ buffer }, { transfer: [buffer] }), buffer.byteLength, attempt(() => structuredClone(buffer)));
console.log(attempt(() => structuredClone(1, { transfer: 5 })), attempt(() => structuredClone(1, { transfer: [{}] })), attempt(() => structuredClone()));
const { port1, port2 } = new MessageChannel();
console.log(attempt(() => structuredClone(port1)), attempt(() => port1.postMessage(1, [port1])), attempt(() => port1.postMessage()));
port1.on('message', (message) => console.log('message', message));
port1.on('close', () => console.log('closed 1'));
port2.on('close', () => console.log('closed 2'));
port2.postMessage({ x: 1 });
port2.postMessage(new Map([[1, 2]]));
process.nextTick(() => console.log('tick'));
const { receiveMessageOnPort } = require('worker_threads');
const third = new MessageChannel();
third.port1.postMessage('direct');
console.log(receiveMessageOnPort(third.port2), receiveMessageOnPort(third.port2), attempt(() => receiveMessageOnPort(5)));
const moved = new MessageChannel();
const carrier = new MessageChannel();
carrier.port2.onmessage = ({ data, ports }) => {
	console.log('onmessage', data, ports.length);
	ports[0].postMessage('through the moved port');
	carrier.port2.close();
};
moved.port1.once('message', (message) => {
	console.log(message);
	moved.port1.close();
	port2.close();
});
carrier.port1.postMessage('take it', [moved.port2]);
