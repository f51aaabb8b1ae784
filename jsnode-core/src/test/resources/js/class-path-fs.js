'use strict';

// What fs does with the files next to this module; the functions are called by ClassPathFsTests.

const fs = require('fs');
const os = require('os');
const path = require('path');
const { text } = require('stream/consumers');

const views = path.join(__dirname, 'views');
const template = path.join(views, 'template.html');
const partials = path.join(views, 'partials');

/** An error without the place where the class path appears. */
function described(error) {
  return `${error.message.replaceAll(views, 'V')} ${error.errno} ${error.code} ${error.syscall} ${error.path?.replace(views, 'V')}`;
}

function failure(call) {
  try {
    return `no error: ${call()}`;
  } catch (error) {
    return described(error);
  }
}

async function rejection(call) {
  try {
    return `no error: ${await call()}`;
  } catch (error) {
    return described(error);
  }
}

const callback = (name, ...args) => new Promise((resolve, reject) => {
  fs[name](...args, (error, result) => (error ? reject(error) : resolve(result)));
});

exports.wholeFiles = async () => [
  fs.readFileSync(template, 'utf8'), fs.readFileSync(template).toString(), await callback('readFile', template, 'utf8'),
  await fs.promises.readFile(template, 'utf8'), fs.readFileSync(path.relative(process.cwd(), template), 'utf8'),
  fs.readFileSync(`${__dirname}/views/../views/./template.html`, 'utf8'), await text(fs.createReadStream(template)),
  await (await fs.openAsBlob(template)).text(), fs.readFileSync(new URL(`file://${template}`), 'utf8'),
];

exports.binary = () => fs.readFileSync(path.join(views, 'pixel.bin')).toString('hex');

exports.descriptor = () => {
  const fd = fs.openSync(template);
  const bytes = Buffer.alloc(5);
  const read = (position) => bytes.toString('latin1', 0, fs.readSync(fd, bytes, 0, 5, position));
  const pieces = [read(null), read(4), read(null), read(1000)];
  const { size } = fs.fstatSync(fd);
  const write = failure(() => fs.writeSync(fd, 'x'));
  const chmod = failure(() => fs.fchmodSync(fd, 0o600));
  fs.closeSync(fd);
  return [...pieces, size, write, chmod, failure(() => fs.readSync(fd, bytes))];
};

exports.part = async () => {
  const handle = await fs.promises.open(template);
  const { bytesRead, buffer } = await handle.read(Buffer.alloc(100));
  await handle.close();
  return [bytesRead, buffer.toString('utf8', 0, bytesRead), await text(fs.createReadStream(template, { start: 4, end: 8 }))];
};

exports.status = async () => {
  const file = fs.statSync(template);
  const folder = await fs.promises.lstat(views);
  const big = fs.lstatSync(template, { bigint: true });
  return [
    file.isFile(), file.mode.toString(8), file.size, file.ino, file.mtimeMs, file.mtime.getTime(), folder.isDirectory(),
    folder.isSymbolicLink(), folder.mode.toString(8), big.size === 15n, fs.statSync(`${template}x`, { throwIfNoEntry: false }) === undefined,
  ];
};

exports.missing = async () => [
  failure(() => fs.readFileSync(path.join(views, 'none.html'))), failure(() => fs.statSync(`${template}/below`)),
  failure(() => fs.readFileSync(views)), failure(() => fs.readdirSync(template)), failure(() => fs.readdirSync(`${views}/none`)),
  failure(() => fs.realpathSync(`${views}/none`)), failure(() => fs.readlinkSync(template)),
  await rejection(() => fs.promises.access(`${views}/none`)), await rejection(() => callback('stat', `${template}/`)),
];

exports.access = () => {
  fs.accessSync(template);
  fs.accessSync(template, fs.constants.R_OK);
  fs.accessSync(views, fs.constants.X_OK);
  return [
    fs.existsSync(template), fs.existsSync(views), fs.existsSync(`${template}x`), fs.existsSync(`${template}/`),
    failure(() => fs.accessSync(template, fs.constants.W_OK)), failure(() => fs.accessSync(template, fs.constants.X_OK)),
  ];
};

exports.directories = async () => {
  const entries = [];
  for await (const entry of await fs.promises.opendir(views)) {
    entries.push(`${entry.name} ${entry.isFile()}`);
  }
  const typed = fs.readdirSync(views, { withFileTypes: true }).map((entry) => `${entry.name} ${entry.isDirectory()}`);
  return [
    fs.readdirSync(views), await fs.promises.readdir(views, { recursive: true }), typed, entries, fs.globSync('**/*.html', { cwd: views }).sort(),
  ].map(String);
};

exports.realPaths = async () => [
  fs.realpathSync(`${partials}/../template.html`), fs.realpathSync.native(template), await fs.promises.realpath(template),
].every((real) => real === template);

exports.copies = async () => {
  const target = fs.mkdtempSync(path.join(os.tmpdir(), 'class-path-fs-'));
  try {
    fs.copyFileSync(template, path.join(target, 'copy.html'));
    fs.cpSync(views, path.join(target, 'sync'), { recursive: true });
    await fs.promises.cp(views, path.join(target, 'async'), { recursive: true });
    const copied = fs.readdirSync(target, { recursive: true }).sort();
    const { mode } = fs.statSync(path.join(target, 'copy.html'));
    return [...copied, fs.readFileSync(path.join(target, 'sync', 'pixel.bin')).toString('hex'), mode.toString(8)];
  } finally {
    for (const folder of ['sync', 'async', 'sync/partials', 'async/partials']) {
      fs.chmodSync(path.join(target, folder), 0o700);
    }
    fs.rmSync(target, { recursive: true });
  }
};

exports.writes = async () => [
  failure(() => fs.openSync(template, 'r+')), failure(() => fs.writeFileSync(`${views}/new.html`, 'x')),
  failure(() => fs.appendFileSync(template, 'x')), failure(() => fs.openSync(template, 'wx')), failure(() => fs.mkdirSync(`${views}/new`)),
  failure(() => fs.mkdirSync(`${views}/new/er`, { recursive: true })), failure(() => fs.mkdirSync(views)),
  `${fs.mkdirSync(views, { recursive: true })}`, failure(() => fs.mkdtempSync(`${views}/tmp`)), failure(() => fs.rmdirSync(partials)),
  failure(() => fs.unlinkSync(template)), failure(() => fs.renameSync(template, `${views}/b`)), failure(() => fs.chmodSync(template, 0o600)),
  failure(() => fs.utimesSync(template, 0, 0)), failure(() => fs.truncateSync(template)), failure(() => fs.symlinkSync('x', `${views}/link`)),
  failure(() => fs.copyFileSync(template, `${views}/copy.html`)), await rejection(() => fs.promises.writeFile(template, 'x')),
  await rejection(() => fs.promises.rm(views, { recursive: true })), await rejection(() => callback('unlink', template)),
  failure(() => fs.watch(template)),
];
