import { setInterval } from 'timers/promises';
let n = 0;
for await (const value of setInterval(1, 'v')) {
  console.log(value, ++n);
  if (n === 3) break;
}
console.log('end');
