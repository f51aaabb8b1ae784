'use strict';
// What a timer does next is decided after its callback, by fields that packages write to.

const lines = [];
const log = (...words) => lines.push(words.join(' '));

let runs = 0;
const timeout = setTimeout(() => {
  runs += 1;
  log('timeout', runs, timeout._destroyed);
  timeout._repeat = runs < 3 ? 1 : null;
}, 1);

const ended = setInterval(() => {
  log('interval ends');
  ended._idleTimeout = -1;
}, 1);

const emptied = setInterval(() => {
  log('interval loses its callback');
  emptied._onTimeout = null;
}, 1);

let again = true;
const refreshed = setTimeout(() => {
  log('refreshed', again);
  if (again) {
    again = false;
    refreshed.refresh();
  }
}, 20);

setTimeout.call(undefined, () => {}, 1).unref.call({});

process.on('exit', () => {
  log(timeout._destroyed, ended._destroyed, emptied._destroyed, refreshed._destroyed);
  console.log(lines.sort().join('\n'));
});
