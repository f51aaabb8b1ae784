// spawn: streams, events and their order, errors, signals, further descriptors.
const { spawn } = require('child_process');
const { once } = require('events');
const { text } = require('stream/consumers');

(async () => {
  const events = [];
  const child = spawn('sh', ['-c', 'cat; echo problem >&2; exit 3']);
  for (const name of ['spawn', 'exit', 'close']) {
    child.on(name, (...args) => events.push([name, ...args]));
  }
  child.stdin.end('hello');
  console.log(await Promise.all([text(child.stdout), text(child.stderr)]));
  await once(child, 'close');
  console.log(events, child.exitCode, child.signalCode, child.killed, child.spawnargs);

  const missing = spawn('no-such-program', ['a', 'b']);
  const [error] = await once(missing, 'error');
  console.log(error.message, error.code, error.errno, error.syscall, error.path, error.spawnargs, missing.pid);
  const [noFolder] = await once(spawn('true', { cwd: '/no/such/folder' }), 'error');
  console.log(noFolder.message);
  const [noRight] = await once(spawn('/etc/passwd'), 'error');
  console.log(noRight.message);

  const sleeper = spawn('sleep', ['60']);
  console.log(sleeper.kill('SIGINT'), sleeper.killed, await once(sleeper, 'exit'), sleeper.kill());
  const late = spawn('sleep', ['60'], { timeout: 1, killSignal: 'SIGKILL' });
  console.log(await once(late, 'exit'));
  const controller = new AbortController();
  const aborted = spawn('sleep', ['60'], { signal: controller.signal });
  setImmediate(() => controller.abort());
  console.log((await once(aborted, 'error'))[0].name);

  const named = spawn('sh', ['-c', 'echo "$0 $VALUE"; pwd'], { argv0: 'zero', cwd: '/', env: { PATH: '/bin', VALUE: 'v' } });
  console.log(await text(named.stdout));
  const shell = spawn('echo "one  two" | tr a-z A-Z', { shell: true });
  console.log(await text(shell.stdout));

  const pipes = spawn('sh', ['-c', 'read line <&3; echo "got $line" >&4; echo back >&3'],
    { stdio: ['ignore', 'inherit', 'ignore', 'pipe', 'pipe'] });
  pipes.stdio[3].write('a line\n');
  console.log(pipes.stdin, pipes.stdio.length, await Promise.all([text(pipes.stdio[4]), text(pipes.stdio[3])]));

  const first = spawn('echo', ['through two']);
  const second = spawn('cat', { stdio: [first.stdout, 'pipe', 'inherit'] });
  console.log((await text(second.stdout)).trim());
})();
