const interval = setInterval(() => {
  clearInterval(interval);
  console.log('once');
}, 1);
setTimeout(() => console.log('end'), 20);
