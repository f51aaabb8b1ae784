const timer = setTimeout(() => console.log('never'), 5);
timer[Symbol.dispose]();
const immediate = setImmediate(() => console.log('never'));
immediate[Symbol.dispose]();
const interval = setInterval(() => console.log('never'), 5);
interval.close();
console.log(timer._destroyed, interval._destroyed);
