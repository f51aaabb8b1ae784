'use strict';

// Milliseconds since the runtime started, as a double.
const native = binding('performance');

const milestones = [];

const now = () => native.now();

/** A function that gives the present time, zero once time has begun anew. */
function milestone() {
  const index = milestones.push(now()) - 1;
  return () => milestones[index];
}

/** Time begins anew: a runtime that was kept ready begins to run. */
function restart() {
  native.restart();
  milestones.fill(0);
}

module.exports = { milestone, now, restart, timeOrigin: () => native.timeOrigin() };
