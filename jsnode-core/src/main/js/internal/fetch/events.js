'use strict';

// The events of WebSocket and EventSource. Their MessageEvent is the runtime's, which MessagePort uses too: undici's
// modules take theirs from this one when they load, so it must be required before them.

const events = require('internal/deps/undici/lib/web/websocket/events');
const { MessageEvent } = require('internal/worker/message_event');

events.MessageEvent = MessageEvent;
events.createFastMessageEvent = (type, init) => new MessageEvent(type, init);

module.exports = events;
