const { types } = require('util');

const values = {
  date: new Date(), regexp: /x/, map: new Map(), set: new Set(), weakMap: new WeakMap(), weakSet: new WeakSet(),
  promise: Promise.resolve(), proxy: new Proxy({}, {}), arguments: (function() { return arguments; })(),
  arrayBuffer: new ArrayBuffer(1), shared: new SharedArrayBuffer(1), view: new DataView(new ArrayBuffer(1)),
  uint8: new Uint8Array(1), float64: new Float64Array(1), bigint64: new BigInt64Array(1), buffer: Buffer.alloc(1),
  number: new Number(1), string: new String(''), boolean: new Boolean(true), bigint: Object(1n), symbol: Object(Symbol()),
  error: new TypeError('x'), subclass: new (class extends Error {})('x'), fake: Object.create(Error.prototype),
  generator: (function* () {})(), generatorFunction: function* () {}, asyncFunction: async () => {},
  asyncGenerator: async function* () {}, mapIterator: new Map().keys(), setIterator: new Set().values(),
  arrayIterator: [].values(), plain: {}, array: [], fn: () => {}, null: null, text: 'x', zero: 0,
  fakeDate: { __proto__: Date.prototype, [Symbol.toStringTag]: 'Date' }, nullProto: Object.create(null),
};
for (const [name, value] of Object.entries(values)) {
  console.log(name, Object.keys(types).filter((key) => types[key](value)).join(' '));
}
console.log(require('util/types') === types);
