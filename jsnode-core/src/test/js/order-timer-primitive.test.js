const timer = setTimeout(() => console.log('never'), 5);
const id = +timer;
console.log(typeof id, id > 0);
clearTimeout(id);
setTimeout(() => console.log('end'), 15);
