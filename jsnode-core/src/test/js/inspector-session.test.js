'use strict';

const inspector = require('node:inspector');
const promises = require('node:inspector/promises');

const show = (label, value) => console.log(label, JSON.stringify(value));
const thrown = (fn) => {
  try {
    fn();
  } catch (error) {
    return [error.name, error.code, error.message];
  }
  return 'nothing';
};

const session = new inspector.Session();
const post = (method, params) => {
  let outcome;
  session.post(method, params, (error, result) => {
    outcome = error === null ? result : [error.code, error.message];
  });
  return outcome;
};
const evaluate = (expression, options) => post('Runtime.evaluate', { expression, ...options });

show('not connected', thrown(() => session.post('Runtime.enable')));
session.connect();
show('connected twice', thrown(() => session.connect()));
show('main thread', thrown(() => session.connectToMainThread()));
show('no callback', thrown(() => session.post('Runtime.evaluate', {}, 1)));
show('no method', thrown(() => session.post(1)));
show('unknown', post('Nothing.atAll'));
show('not valid', post('Runtime.evaluate', {})[0]);

for (const text of ['1 + 2', '"text"', 'true', 'undefined', 'null', '-0', 'NaN', '1 / 0', '10n']) {
  show(text, evaluate(text).result);
}
show('by value', evaluate('({ a: 1, b: [2, { c: null }] })', { returnByValue: true }).result);
const { exceptionDetails } = evaluate('throw new TypeError("no")');
show('thrown', [exceptionDetails.text, exceptionDetails.exception.subtype, exceptionDetails.exception.className]);
show('syntax', evaluate('1 +').exceptionDetails.exception.className);
evaluate('let kept = 5');
show('kept', evaluate('kept + 1').result.value);

const object = evaluate('({ a: 1, get b() { return 2; } })').result;
show('object', [object.type, object.className, object.description, typeof object.objectId]);
const properties = post('Runtime.getProperties', { objectId: object.objectId, ownProperties: true }).result;
show('properties', properties.map(({ name, value, get, isOwn, enumerable }) => [name, value?.value, get?.type, isOwn, enumerable]));
show('called', post('Runtime.callFunctionOn', {
  functionDeclaration: 'function (c) { return this.a + this.b + c; }', objectId: object.objectId, arguments: [{ value: 3 }],
}).result.value);
post('Runtime.releaseObject', { objectId: object.objectId });
show('released', post('Runtime.getProperties', { objectId: object.objectId }));
for (const text of ['[1, 2]', 'new Map([[1, 2]])', 'new Date(0)', '/x/g', 'Promise.resolve()', 'new Error("e")', '(class A {})', 'Symbol("s")',
  'new (class B {})()', 'new Uint8Array(3)']) {
  const { type, subtype, className } = evaluate(text).result;
  show(text, [type, subtype, className]);
}

session.on('Runtime.consoleAPICalled', ({ method, params: { type, args } }) => {
  seen.push([method, type, args.map(({ type: kind, value, subtype }) => [kind, value, subtype])]);
});
const seen = [];
console.log('before');
post('Runtime.enable');
console.log('text', 1, { a: 1 }, null);
console.info([1]);
inspector.console.warn('for clients only');
post('Runtime.disable');
console.log('after');
// Node also tells of what was written before.
show('console', seen.slice(-3));

show('profile', post('Profiler.start'));
post('Profiler.enable');
post('Profiler.setSamplingInterval', { interval: 500 });
post('Profiler.start');
show('interval', post('Profiler.setSamplingInterval', { interval: 100 }));
for (const end = Date.now() + 100; Date.now() < end;);
const { profile } = post('Profiler.stop');
show('profiled', [Object.keys(profile).sort(), profile.nodes[0].callFrame.functionName, profile.samples.length > 5]);
show('stopped', post('Profiler.stop'));
show('heap', Object.values(post('Runtime.getHeapUsage')).slice(0, 2).every((size) => size > 1e6));
session.disconnect();
session.disconnect();

show('url', inspector.url());
show('wait', thrown(() => inspector.waitForDebugger()));
show('port', thrown(() => inspector.open(70_000)));

(async () => {
  const other = new promises.Session();
  other.connect();
  show('promise', await other.post('Runtime.evaluate', { expression: '1' }));
  show('awaited', await other.post('Runtime.evaluate', { expression: 'Promise.resolve(7)', awaitPromise: true }));
  show('rejected', await other.post('Nope.nope').catch((error) => error.code));
  const pending = other.post('Runtime.evaluate', { expression: 'new Promise(() => {})', awaitPromise: true });
  other.disconnect();
  show('closed', await pending.catch((error) => error.message));
})();
