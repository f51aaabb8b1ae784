'use strict';

const EventEmitter = require('events');

function attempt(f) {
	try {
		return f();
	} catch (error) {
		return `${error.name} ${error.code} ${error.message}`;
	}
}

const emitter = new EventEmitter();
console.log(emitter);
emitter.on('newListener', (type, listener) => console.log('new', type, listener.name));
emitter.on('removeListener', (type, listener) => console.log('removed', type, listener.name));
emitter.once('a', function first(...args) {
	console.log('first', args, this === emitter);
});
emitter.prependListener('a', function zeroth() {
	console.log('zeroth');
	emitter.on('a', function added() {
		console.log('added');
	});
});
console.log(emitter.emit('a', 1, 2, 3, 4), emitter.emit('none'), emitter.listenerCount('a'), emitter.eventNames());
console.log(emitter.listeners('a'), emitter.rawListeners('a').length, EventEmitter.listenerCount(emitter, 'a'));
emitter.removeAllListeners();
console.log(emitter.eventNames(), emitter._eventsCount);
console.log(attempt(() => emitter.emit('error', 5)));
console.log(attempt(() => emitter.emit('error', new TypeError('thrown'))));
console.log(attempt(() => emitter.on('x', 5)), attempt(() => emitter.setMaxListeners(-1)));
console.log(attempt(() => EventEmitter.once({}, 'x').catch((error) => console.log('once', error.message))));
console.log(attempt(() => EventEmitter.on({}, 'x')), attempt(() => EventEmitter.getEventListeners({}, 'x')));
emitter.on(EventEmitter.errorMonitor, (error) => console.log('monitored', error.message));
emitter.on('error', (error) => console.log('handled', error.message));
emitter.emit('error', new Error('bad'));

const capturing = new EventEmitter({ captureRejections: true });
capturing.on('go', async () => {
	throw new Error('rejected');
});
capturing.on('error', (error) => console.log('captured', error.message));
capturing.emit('go');

process.on('warning', (warning) => console.log(warning.name, warning.count, warning.message));
const leaking = new EventEmitter();
leaking.setMaxListeners(1);
leaking.on('q', () => {});
leaking.on('q', () => {});
leaking.on('q', () => {});

(async () => {
	const source = new EventEmitter();
	const iterator = EventEmitter.on(source, 'item', { close: ['end'] });
	source.emit('item', 1, 2);
	source.emit('item', 3);
	source.emit('end');
	for await (const item of iterator) {
		console.log(item);
	}
	console.log(await iterator.next(), source.eventNames());
	const failing = EventEmitter.on(source, 'item');
	source.emit('error', new Error('ends it'));
	await failing.next().catch((error) => console.log(error.message));
	console.log(await failing.next());
	const controller = new AbortController();
	const waiting = EventEmitter.once(source, 'never', { signal: controller.signal });
	controller.abort('why');
	await waiting.catch((error) => console.log(error.name, error.code, error.cause, source.eventNames()));
})();
