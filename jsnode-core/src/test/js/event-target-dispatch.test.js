'use strict';

const { getEventListeners, getMaxListeners, setMaxListeners } = require('events');

function attempt(f) {
	try {
		return f();
	} catch (error) {
		return `${error.name} ${error.code} ${error.message}`;
	}
}

const target = new EventTarget();
console.log(target, Object.prototype.toString.call(target), attempt(() => new Event()), attempt(() => target.dispatchEvent(5)));
const order = [];
target.addEventListener('x', () => order.push('plain'));
target.addEventListener('x', { handleEvent: (event) => order.push(`object ${event.type}`) });
target.addEventListener('x', () => order.push('once'), { once: true });
target.addEventListener('x', (event) => event.preventDefault(), { passive: true });
console.log(target.dispatchEvent(new Event('x', { cancelable: true })), target.dispatchEvent(new Event('x')), order);
target.addEventListener('x', (event) => event.preventDefault());
console.log(target.dispatchEvent(new Event('x', { cancelable: true })), getEventListeners(target, 'x').length);
setMaxListeners(3, target);
console.log(getMaxListeners(target), attempt(() => target.addEventListener('y')), attempt(() => target.addEventListener('y', 5)));

const event = new CustomEvent('y', { detail: 7, bubbles: true });
console.log(event.detail, event.bubbles, event.isTrusted, event.target, event.currentTarget, event.composedPath());
target.addEventListener('y', function (received) {
	console.log(received === event, received.eventPhase, this === target, received.target === target, received.composedPath().length);
	console.log(attempt(() => target.dispatchEvent(event)));
	received.stopImmediatePropagation();
});
target.addEventListener('y', () => console.log('not reached'));
target.dispatchEvent(event);

const controller = new AbortController();
const { signal } = controller;
console.log(controller, attempt(() => new AbortSignal()), AbortSignal.abort(1).reason);
signal.onabort = (abort) => console.log('onabort', abort.type, abort.isTrusted, signal.reason.name, signal.reason.code);
target.addEventListener('z', () => console.log('never'), { signal });
const any = AbortSignal.any([signal, new AbortController().signal]);
any.addEventListener('abort', () => console.log('any', any.reason === signal.reason));
controller.abort();
controller.abort('again');
target.dispatchEvent(new Event('z'));
console.log(signal.aborted, attempt(() => signal.throwIfAborted()));
const timeout = AbortSignal.timeout(5);
timeout.addEventListener('abort', () => console.log(timeout.reason.name, timeout.reason.message));
setTimeout(() => {}, 50);

const error = new DOMException('text', { name: 'DataCloneError', cause: 3 });
console.log(error.name, error.code, error.message, error.cause, error instanceof Error, String(error), Object.keys(error));
console.log(DOMException.ABORT_ERR, Object.prototype.toString.call(error), error.stack.split('\n')[0]);
process.on('uncaughtException', (thrown) => console.log('uncaught', thrown));
target.addEventListener('boom', () => {
	throw 'thrown by a listener';
});
target.addEventListener('boom', () => console.log('the next one runs'));
target.dispatchEvent(new Event('boom'));
