'use strict';

const kSecond = 1000;
const kMinute = 60 * kSecond;
const kHour = 60 * kMinute;

function pad(value) {
  return `${value}`.padStart(2, '0');
}

/** A duration as console.timeEnd prints it: `1.5ms`, `1.500s`, `1:30.000 (m:ss.mmm)`, `1:00:00 (h:mm:ss)`. */
function formatTime(milliseconds) {
  let hours = 0;
  let minutes = 0;
  let seconds = 0;
  let rest = milliseconds;
  if (rest >= kSecond) {
    if (rest >= kMinute) {
      if (rest >= kHour) {
        hours = Math.floor(rest / kHour);
        rest %= kHour;
      }
      minutes = Math.floor(rest / kMinute);
      rest %= kMinute;
    }
    seconds = rest / kSecond;
  }
  if (hours !== 0 || minutes !== 0) {
    const [whole, fraction] = seconds.toFixed(3).split('.');
    const text = hours !== 0 ? `${hours}:${pad(minutes)}` : minutes;
    return `${text}:${pad(whole)}${hours === 0 ? `.${fraction}` : ''} (${hours !== 0 ? 'h:m' : ''}m:ss${hours === 0 ? '.mmm' : ''})`;
  }
  return seconds !== 0 ? `${seconds.toFixed(3)}s` : `${Number(rest.toFixed(3))}ms`;
}

module.exports = { formatTime };
