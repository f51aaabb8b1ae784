// Runs every file of micro/ a few times, for their checks and not for their speed.
'use strict';
const fs = require('node:fs');
const path = require('node:path');

async function main() {
  const folder = path.join(__dirname, 'micro');
  for (const file of fs.readdirSync(folder).sort()) {
    const { run } = require(path.join(folder, file));
    for (const n of [1, 2, 7]) {
      await run(n);
    }
    console.log(`ok ${file}`);
  }
}

main();
