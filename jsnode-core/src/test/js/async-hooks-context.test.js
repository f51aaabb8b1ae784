'use strict';

const { AsyncLocalStorage, AsyncResource, createHook, executionAsyncId, executionAsyncResource } = require('async_hooks');

function attempt(f) {
	try {
		return f();
	} catch (error) {
		return `${error.name} ${error.code} ${error.message}`;
	}
}

const storage = new AsyncLocalStorage({ name: 'requests', defaultValue: 'none' });
console.log(storage.name, storage.getStore(), storage.run('run', () => storage.getStore()), storage.getStore());
console.log(storage.run('outer', () => storage.exit(() => storage.getStore())));
storage.run('kept', () => {
	setTimeout(() => console.log('timeout', storage.getStore()), 1);
	setImmediate(() => console.log('immediate', storage.getStore()));
	process.nextTick(() => console.log('tick', storage.getStore()));
	queueMicrotask(() => console.log('microtask', storage.getStore()));
	Promise.resolve().then(() => console.log('then', storage.getStore()));
	(async () => {
		await null;
		storage.enterWith('entered');
		await null;
		console.log('await', storage.getStore());
	})();
});
const snapshot = storage.run('snapshot', () => AsyncLocalStorage.snapshot());
console.log(storage.run('other', () => snapshot(() => storage.getStore())));
const bound = storage.run('bound', () => AsyncLocalStorage.bind((a, b) => [storage.getStore(), a, b]));
console.log(bound(1, 2), bound.length);
storage.run('disabled', () => {
	storage.disable();
	console.log(storage.getStore());
});
storage.run('scope', () => {
	const scope = storage.withScope('inner');
	console.log(storage.getStore());
	scope.dispose();
	console.log(storage.getStore());
});

const resource = storage.run('of the resource', () => new AsyncResource('Test'));
resource.runInAsyncScope(function (a) {
	console.log(this.x, a, storage.getStore(), executionAsyncId() === resource.asyncId(), executionAsyncResource() === resource);
}, { x: 1 }, 2);
console.log(attempt(() => new AsyncResource()), attempt(() => new AsyncResource('x', { triggerAsyncId: -2 })));
console.log(attempt(() => createHook({ init: 5 })), attempt(() => AsyncResource.bind(5)), attempt(() => new AsyncLocalStorage(5)));

const events = [];
const hook = createHook({
	init(id, type) {
		if (type === 'Watched') {
			events.push('init');
		}
	},
	before: (id) => watched?.asyncId() === id && events.push('before'),
	after: (id) => watched?.asyncId() === id && events.push('after'),
}).enable();
let watched;
watched = new AsyncResource('Watched');
watched.runInAsyncScope(() => events.push('run'));
hook.disable();
new AsyncResource('Watched');
console.log(events);
