for (const bad of [undefined, 'x', {}]) {
  for (const fn of [process.nextTick, setTimeout, setInterval, setImmediate, queueMicrotask]) {
    try { fn(bad); } catch (e) { console.log(e.code, e.message); }
  }
}
