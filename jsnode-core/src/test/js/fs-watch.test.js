'use strict';
const fs = require('fs');
const dir = fs.mkdtempSync('/tmp/jsnode-watch-');
process.on('exit', () => fs.rmSync(dir, { recursive: true, force: true }));
const seen = new Set();
const watcher = fs.watch(dir, (type, name) => {
  seen.add(`${type} ${name}`);
  if (seen.has('rename new') && seen.has('change new')) {
    watcher.close();
  }
});
watcher.on('close', () => {
  console.log([...seen].sort());
  fs.watchFile(`${dir}/new`, { interval: 20 }, (current, previous) => {
    console.log(previous.size, current.size);
    fs.unwatchFile(`${dir}/new`);
    iterate();
  });
  setTimeout(() => fs.writeFileSync(`${dir}/new`, 'longer'), 300);
});
setTimeout(() => fs.writeFileSync(`${dir}/new`, 'x'), 50);

async function iterate() {
  const controller = new AbortController();
  setTimeout(() => fs.writeFileSync(`${dir}/second`, 'x'), 50);
  try {
    for await (const { eventType, filename } of fs.promises.watch(dir, { signal: controller.signal })) {
      if (filename === 'second') {
        console.log(eventType, filename);
        controller.abort();
      }
      if (controller.signal.aborted) {
        continue;
      }
    }
  } catch (error) {
    console.log(error.name, error.code);
  }
  try {
    fs.watch(`${dir}/missing`);
  } catch (error) {
    console.log(error.message.replace(dir, ''), error.code, error.filename.replace(dir, ''));
  }
}
