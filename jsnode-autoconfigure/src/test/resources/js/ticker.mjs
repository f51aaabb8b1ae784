import { EventEmitter } from 'node:events';

export const ticker = new EventEmitter();
export const notAnEmitter = {};
export const tick = (...args) => ticker.emit('tick', ...args);
export const fail = (message) => ticker.emit('error', new TypeError(message));
export const listeners = () => ticker.listenerCount('tick') + ticker.listenerCount('error');
