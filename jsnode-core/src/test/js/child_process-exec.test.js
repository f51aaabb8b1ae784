// exec, execFile and the forms that wait.
const { exec, execFile, execFileSync, execSync, spawnSync } = require('child_process');
const { promisify } = require('util');

function show(error) {
  const { message, code, killed, signal, cmd } = error;
  return { message, code, killed, signal, cmd };
}

function attempt(fn) {
  try {
    return fn();
  } catch (error) {
    return `${error.name} ${error.code} ${error.message}`;
  }
}

(async () => {
  await new Promise((resolve) => exec('echo out; echo err >&2; exit 2', (error, stdout, stderr) => {
    console.log(show(error), [stdout, stderr]);
    resolve();
  }));
  await new Promise((resolve) => execFile('sleep', ['60'], { timeout: 1 }, (error) => {
    console.log(show(error));
    resolve();
  }));
  console.log(await promisify(exec)('echo promised'));
  const failed = await promisify(execFile)('sh', ['-c', 'echo kept; exit 1']).catch((error) => error);
  console.log(failed.stdout, failed.code);
  const tooMuch = await promisify(exec)('echo 0123456789', { maxBuffer: 4 }).catch((error) => error);
  console.log(tooMuch.code, tooMuch.message, tooMuch.stdout);
  const bytes = await promisify(exec)('printf "\\001\\377"', { encoding: 'buffer' });
  console.log(bytes.stdout);

  console.log(execSync('cat', { input: 'from input', encoding: 'utf8' }), execFileSync('echo', ['a b']));
  const { status, signal, output, error } = spawnSync('sh', ['-c', 'echo x; echo y >&2; exit 4'], { encoding: 'utf8' });
  console.log(status, signal, output, error);
  const killed = spawnSync('sleep', ['60'], { timeout: 50, killSignal: 'SIGKILL' });
  console.log(killed.status, killed.signal, killed.error.code, killed.error.message);
  const missing = spawnSync('no-such-program', ['a']);
  console.log(missing.error.message, missing.error.path, missing.error.spawnargs, missing.status, missing.output, missing.pid);
  console.log(attempt(() => execSync('echo bad >&2; exit 5', { stdio: 'pipe' })).split('\n'));
  for (const call of [
    () => exec(1), () => execFile(''), () => spawnSync('x', { shell: 1 }), () => spawnSync('x', { timeout: -1 }),
    () => spawnSync('x', { maxBuffer: 'a' }), () => spawnSync('x', { killSignal: 'NONE' }), () => spawnSync('x\0'),
    () => spawnSync('x', { stdio: 'other' }), () => spawnSync('x', { stdio: ['ipc'] }), () => spawnSync('x', { input: 1 }),
    () => spawnSync('x', 'args'), () => spawnSync('x', { env: { 'a\0': 'b' } }), () => spawnSync('x', { uid: 'me' }),
  ]) {
    console.log(attempt(call));
  }
})();
