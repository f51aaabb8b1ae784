// Signals to the process itself reach its listeners; process.kill checks what it is given.
function attempt(fn) {
  try {
    return fn();
  } catch (error) {
    return `${error.name} ${error.code} ${error.message}`;
  }
}

console.log(attempt(() => process.kill('x')), attempt(() => process.kill(process.pid, 'SIGNOPE')));
console.log(attempt(() => process.kill(2 ** 22 - 1, 0)), attempt(() => process.kill(process.pid, 987)));
console.log(process.kill(process.pid, 0), attempt(() => process.on('SIGKILL', () => {})));
const alive = setInterval(() => {}, 1000);
process.once('SIGUSR2', (name, number) => {
  console.log(name, number, process.listenerCount('SIGUSR2'));
  process.on('SIGTERM', (...args) => {
    console.log(args);
    clearInterval(alive);
  });
  process.kill(process.pid);
});
process.kill(process.pid, 'SIGUSR2');
