const { setTimeout: sleep, setImmediate: immediate } = require('timers/promises');
(async () => {
  console.log(await sleep(2, 'slept'));
  console.log(await immediate('immediate'));
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 1);
  try { await sleep(10000, null, { signal: controller.signal }); } catch (e) { console.log(e.name, e.code); }
})();
