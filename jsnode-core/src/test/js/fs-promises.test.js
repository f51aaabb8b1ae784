'use strict';
const fs = require('fs');
const { open, ...fsp } = require('fs/promises');
const dir = fs.mkdtempSync('/tmp/jsnode-promises-');
process.chdir(dir);
process.on('exit', () => fs.rmSync(dir, { recursive: true, force: true }));
const t = async (name, fn) => {
  try {
    console.log(name, '->', await fn());
  } catch (e) {
    console.log(name, '!!', e.message, e.code, e.syscall, e.path, e.dest);
  }
};

async function main() {
  await t('writeFile', () => fsp.writeFile('f', 'héllo'));
  await t('readFile', () => fsp.readFile('f', 'utf8'));
  await t('appendFile', () => fsp.appendFile('f', ' world'));
  await t('readFile', () => fsp.readFile('f'));
  await t('iterable', () => fsp.writeFile('g', (function*() { yield 'a'; yield 'b'; })()));
  await t('g', () => fsp.readFile('g', { encoding: 'utf8' }));
  await t('missing', () => fsp.readFile('nope'));
  await t('dir', () => fsp.readFile('.'));
  await t('stat', async () => (await fsp.stat('f')).size);
  await t('bigint', async () => (await fsp.stat('f', { bigint: true })).size);
  await t('noentry', () => fsp.stat('nope', { throwIfNoEntry: false }));
  await t('mkdir', async () => (await fsp.mkdir('a/b/c', { recursive: true })).replace(dir, ''));
  await t('rename', () => fsp.rename('g', 'a/g'));
  await t('copyFile', () => fsp.copyFile('f', 'a/b/f'));
  await t('copyFile excl', () => fsp.copyFile('f', 'a/b/f', fs.constants.COPYFILE_EXCL));
  await t('symlink', () => fsp.symlink('a/b', 'link'));
  await t('readlink', () => fsp.readlink('link'));
  await t('realpath', async () => (await fsp.realpath('link/f')).replace(dir, ''));
  await t('readdir', () => fsp.readdir('.'));
  await t('recursive', () => fsp.readdir('a', { recursive: true }));
  await t('types', async () => (await fsp.readdir('.', { withFileTypes: true }))
    .map((e) => [e.name, e.isDirectory(), e.isFile(), e.isSymbolicLink(), e.parentPath]));
  await t('truncate', () => fsp.truncate('f', 3));
  await t('chmod', () => fsp.chmod('f', 0o640));
  await t('mode', async () => ((await fsp.stat('f')).mode & 0o777).toString(8));
  await t('utimes', () => fsp.utimes('f', 1, 2.5));
  await t('times', async () => { const s = await fsp.stat('f'); return [s.atimeMs, s.mtimeMs, s.mtime]; });
  await t('access', () => fsp.access('nope'));
  await t('cp', () => fsp.cp('a', 'z', { recursive: true }));
  await t('readdir', () => fsp.readdir('z', { recursive: true }));
  await t('rm', () => fsp.rm('z'));
  await t('rm', () => fsp.rm('z', { recursive: true }));
  await t('rm force', () => fsp.rm('z', { force: true }));
  await t('abort', () => fsp.readFile('f', { signal: AbortSignal.abort() }));
  await t('unlink', () => fsp.unlink('a'));

  const handle = await open('h', 'w+');
  await t('write', async () => (await handle.write('hello world')).bytesWritten);
  await t('write at', async () => (await handle.write(Buffer.from('HE'), 0, 2, 0)).bytesWritten);
  await t('read', async () => {
    const { bytesRead, buffer } = await handle.read({ buffer: Buffer.alloc(5), position: 0 });
    return [bytesRead, buffer.toString()];
  });
  await t('writev', async () => (await handle.writev([Buffer.from('!'), Buffer.from('?')])).bytesWritten);
  await t('readv', async () => {
    const buffers = [Buffer.alloc(3), Buffer.alloc(100)];
    const { bytesRead } = await handle.readv(buffers, 0);
    return [bytesRead, buffers[0].toString()];
  });
  await t('stat', async () => (await handle.stat()).size);
  await t('truncate', () => handle.truncate(20));
  await t('stat', async () => (await handle.stat()).size);
  await t('chmod', () => handle.chmod(0o600));
  await t('utimes', () => handle.utimes(10, 20));
  await t('sync', () => handle.sync());
  await t('readFile', () => handle.readFile('utf8'));
  await t('close', () => handle.close());
  await t('closed', () => handle.read());
  await t('fd', () => handle.fd);
  await t('dir', async () => {
    const names = [];
    for await (const entry of await fsp.opendir('a')) names.push(entry.name);
    return names.sort();
  });
  await t('mkdtemp', async () => (await fsp.mkdtemp('tmp-')).length);
  await t('glob', async () => Array.fromAsync(fsp.glob('a/**/f')));
}

main();
