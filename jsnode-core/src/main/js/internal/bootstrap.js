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
      if (id.startsWith('internal/deps/')) {
        compiled.call(module.exports, module.exports, packageRequire(id), module, id);
      } else {
        compiled.call(module.exports, module.exports, requireBuiltin, module, process, binding);
      }
      module.loaded = true;
    } finally {
      // Also when the task was interrupted, which `catch` does not see.
      if (!module.loaded) {
        modules.delete(id);
      }
    }
    return module.exports;
  }

  // What a package from a WebJar requires: its own files by relative paths, built-ins by their public names.
  function packageRequire(id) {
    const loaded = new Map();
    return (specifier) => {
      const known = loaded.get(specifier);
      if (known !== undefined) {
        return known;
      }
      const target = specifier.startsWith('.') ? packageFile(id, specifier) : builtinName(specifier);
      const exports = requireBuiltin(target);
      if (modules.get(target).loaded) {
        loaded.set(specifier, exports);
      }
      return exports;
    };
  }

  function packageFile(id, specifier) {
    const parts = id.split('/').slice(0, -1);
    for (const part of specifier.split('/')) {
      if (part === '..') {
        parts.pop();
      } else if (part !== '.' && part !== '') {
        parts.push(part);
      }
    }
    const path = parts.join('/').replace(/\.js$/, '');
    return host.locate(path) ?? path;
  }

  function builtinName(specifier) {
    return specifier.replace(/^node:/, '').replace(/\/$/, '');
  }

  // Loading these shows: they warn, or change what other modules do.
  const notAhead = /^(?:punycode|domain|cluster|test|inspector|internal\/(?:domain|cluster|worker|test_runner|main)\b)/;

  function loadAhead(ids) {
    for (const id of ids) {
      if (!notAhead.test(id)) {
        requireBuiltin(id);
      }
    }
  }

  const builtins = {
    publicNames,
    require: requireBuiltin,
    isPublic: (id) => publicNames.has(id),
    process,
  };
  modules.set('internal/builtins', { exports: builtins, id: 'internal/builtins', loaded: true });

  requireBuiltin('internal/async_context');
  requireBuiltin('internal/disposal');
  requireBuiltin('internal/process/object');
  requireBuiltin('internal/perf/clock'); // takes the engine's clock before the global of that name is replaced
  requireBuiltin('internal/globals');
  const taskQueues = requireBuiltin('internal/process/task_queues');
  const tickInfo = new Uint8Array(tickInfoBuffer);
  taskQueues.setup(tickInfo);
  const { drain, setup, tick } = requireBuiltin('internal/process/tick_entry');
  setup(tickInfo, process);
  const execution = requireBuiltin('internal/process/execution');
  return {
    require: requireBuiltin,
    loadAhead: (ids) => loadAhead(Array.from(ids)),
    loadedBuiltins: () => [...modules.keys()],
    createJavaError: requireBuiltin('internal/errors').createJavaError,
    tick,
    drain,
    rejectionEvent: requireBuiltin('internal/process/promises').rejectionEvent,
    fatal: execution.triggerUncaughtException,
    emitBeforeExit: execution.emitBeforeExit,
    emitExit: execution.emitExit,
  };
});
