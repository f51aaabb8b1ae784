// The first script of a runtime. `host` is dev.jsnode.builtin.Bootstrap, `tickInfoBuffer` holds the two flags that
// Java reads after each macrotask. Returns the functions that Java calls.
(function (host, tickInfoBuffer) {
  'use strict';

  const modules = new Map();
  const publicNames = new Set(Array.from(host.publicNames()));
  const process = {};
  const binding = (name) => host.binding(name);

  function requireBuiltin(id) {
    const loaded = modules.get(id);
    if (loaded !== undefined) {
      return loaded.exports;
    }
    const compiled = host.compile(id);
    if (compiled === null) {
      const { codes: { ERR_UNKNOWN_BUILTIN_MODULE } } = requireBuiltin('internal/errors');
      throw new ERR_UNKNOWN_BUILTIN_MODULE(id);
    }
    const module = { exports: {}, id, loaded: false };
    modules.set(id, module);
    try {
      compiled.call(module.exports, module.exports, requireBuiltin, module, process, binding);
    } catch (error) {
      modules.delete(id);
      throw error;
    }
    module.loaded = true;
    return module.exports;
  }

  const builtins = {
    publicNames,
    require: requireBuiltin,
    isPublic: (id) => publicNames.has(id),
    process,
  };
  modules.set('internal/builtins', { exports: builtins, id: 'internal/builtins', loaded: true });

  requireBuiltin('internal/async_context');
  requireBuiltin('internal/process/object');
  requireBuiltin('internal/globals');
  const taskQueues = requireBuiltin('internal/process/task_queues');
  taskQueues.setup(new Uint8Array(tickInfoBuffer));
  const execution = requireBuiltin('internal/process/execution');
  return {
    require: requireBuiltin,
    createJavaError: requireBuiltin('internal/errors').createJavaError,
    tick: taskQueues.tick,
    drain: taskQueues.drain,
    rejectionEvent: requireBuiltin('internal/process/promises').rejectionEvent,
    fatal: execution.triggerUncaughtException,
    emitBeforeExit: execution.emitBeforeExit,
    emitExit: execution.emitExit,
  };
});
