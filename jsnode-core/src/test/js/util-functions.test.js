const util = require('util');

const attempt = (fn) => {
  try {
    console.log(fn());
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
};
const style = (...args) => attempt(() => JSON.stringify(util.styleText(...args, { validateStream: false })));
style('red', 'x');
style(['bold', 'red'], 'x');
style('red', `a${util.styleText('blue', 'b', { validateStream: false })}c`);
style('#ff0000', 'x');
style('#xyz', 'x');
attempt(() => util.diff('kitten', 'sitting'));
attempt(() => util.diff(['1', '2', '3'], ['1', '3', '4']));
attempt(() => util.diff('a', ['x', 1]));
for (const errno of [-2, -98, -99999, 1, 'x']) {
  attempt(() => util.getSystemErrorName(errno));
  attempt(() => util.getSystemErrorMessage(errno));
}
attempt(() => util.getSystemErrorMap().size);
attempt(() => util.inherits(class {}, null));
attempt(() => util.stripVTControlCharacters('\u001b[31mred\u001b[39m'));
attempt(() => util.toUSVString('a\ud800'));
attempt(() => util.callbackify(1));
attempt(() => util.promisify('x'));
attempt(() => util.parseEnv('a=1\nb = "x\\ny" # c\n#d=1\nexport e=\'q\'\nf=\nnothing\ng=a # b\nh=`z`\n'));
attempt(() => String(new util.MIMEType('Text/HTML;Charset=UTF-8;a="\\"q\\"";b="c;d";e;f=;g="" ')));
attempt(() => new util.MIMEType('te xt/p'));
attempt(() => util.isDeepStrictEqual({ a: [1, new Set([{}])] }, { a: [1, new Set([{}])] }));
attempt(() => util.isDeepStrictEqual([0], [-0]));

const parse = (args, options, rest) => attempt(() => util.inspect(
  util.parseArgs({ args, options, ...rest }), { depth: 9, breakLength: 200 }));
const options = {
  foo: { type: 'string', short: 'f' }, bar: { type: 'boolean', short: 'b' }, many: { type: 'string', multiple: true },
};
parse(['-f', '1', '--bar', '--many', 'a', '--many=b'], options);
parse(['-bfvalue', '--', 'rest'], options, { allowPositionals: true, tokens: true });
parse(['--foo'], options);
parse(['-f', '-b'], options);
parse(['--bar=1'], options);
parse(['--nope'], options);
parse(['x'], options);
parse(['--no-bar'], options, { allowNegative: true });
parse(['--unknown', '-z', 'y'], {}, { strict: false });

const original = (a, callback) => callback(a > 1 ? null : new Error('small'), a);
util.promisify(original)(2).then(console.log);
util.promisify(original)(1).catch((error) => console.log(error.message));
util.callbackify(async (a) => a + 1)(1, (error, value) => console.log(error, value));
util.callbackify(() => Promise.reject(null))((error) => console.log(error.code, error.message));
