class Custom extends Error { constructor(m) { super(m, { cause: new TypeError('inner') }); this.name = 'Custom'; this.code = 'E_CUSTOM'; } }
process.on('uncaughtException', (e) => console.log(e instanceof Custom, e.name, e.message, e.code, e.cause.message));
setImmediate(() => { throw new Custom('outer'); });
