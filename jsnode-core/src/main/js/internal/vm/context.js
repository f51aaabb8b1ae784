'use strict';

// What node:vm calls a context: a realm of the engine with intrinsics of its own, in the same heap, so that objects
// cross freely.

const { engine } = require('internal/modules/compile');
const { createGlobal } = require('internal/vm/global');

// What the engine's realms have and V8's contexts do not.
const notInContexts = ['AsyncContext', 'Graal', 'Java', 'Polyglot', 'Temporal', 'global', 'load', 'performance', 'print', 'TextDecoder',
  'TextEncoder', 'Worker'];

// By sandbox (or by the global object itself): { realm, global, ... }.
const contexts = new WeakMap();

/** Gives an object a realm whose global object it becomes; without an object the realm's global is returned. */
function contextify(sandbox, { ownJobs, strings, hostDefined }) {
  const realm = engine.createRealm(ownJobs);
  const inner = realm.global();
  for (const name of notInContexts) {
    delete inner[name];
  }
  if (!strings) {
    forbidStrings(inner);
  }
  const global = sandbox === undefined ? inner : createGlobal(sandbox, inner);
  if (sandbox !== undefined) {
    inner.globalThis = global;
    realm.replaceGlobal(global);
  }
  const context = { realm, global, hostDefined, modules: 0, object: sandbox ?? global };
  contexts.set(context.object, context);
  return context.object;
}

/** `eval` and `Function` refuse text, as Node's codeGeneration.strings: false does. */
function forbidStrings(inner) {
  const { EvalError } = inner;
  const refuse = () => {
    throw new EvalError('Code generation from strings disallowed for this context');
  };
  const nativeEval = inner.eval;
  inner.eval = { eval: (text) => (typeof text === 'string' ? refuse() : nativeEval(text)) }.eval;
  for (const source of ['function () {}', 'async function () {}', 'function* () {}', 'async function* () {}']) {
    const { prototype } = nativeEval(`(${source}).constructor`);
    const replaced = { Function: function Function() { // eslint-disable-line func-names
      return refuse();
    } }.Function;
    replaced.prototype = prototype;
    Object.defineProperty(prototype, 'constructor', { value: replaced, configurable: true });
    if (source === 'function () {}') {
      inner.Function = replaced;
    }
  }
}

function contextOf(object) {
  return contexts.get(object);
}

module.exports = { contextOf, contextify };
