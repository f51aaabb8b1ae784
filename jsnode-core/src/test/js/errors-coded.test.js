const attempt = (fn) => {
  try {
    fn();
  } catch (error) {
    console.log(error.name, error.code, Object.keys(error).join(), error.constructor.name);
    console.log(error.message);
    console.log(String(error), error.stack.split('\n')[0]);
  }
};
const util = require('util');
for (const value of [undefined, null, 1, 1n, -0, true, 'text', 'it\'s', 'x'.repeat(40), Symbol('s'), () => {}, function named() {}, {}, [], new Map(), Object.create(null)]) {
  attempt(() => util.promisify(value));
  attempt(() => util.stripVTControlCharacters(value));
}
attempt(() => util.getSystemErrorName(5e9));
attempt(() => util.getSystemErrorName(-1.5));
attempt(() => util.styleText('nope', 'x'.repeat(3), { validateStream: 1 }));
attempt(() => util.parseArgs({ args: 1 }));
attempt(() => new util.TextDecoder('nope'));
