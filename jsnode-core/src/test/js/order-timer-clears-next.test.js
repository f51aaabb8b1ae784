const a = setTimeout(() => { console.log('a'); clearTimeout(b); }, 2);
const b = setTimeout(() => console.log('b never'), 2);
setTimeout(() => console.log('c'), 2);
a.hasRef();
