'use strict';

// Milliseconds since the runtime started, as a double. The engine's `performance.now()` counts from the creation of
// the context; it is taken before user code can replace it.
const { performance } = globalThis;
const engineNow = performance.now.bind(performance);

module.exports = {
	now: engineNow,
	timeOrigin: Date.now() - engineNow(),
};
