import v8 from 'node:v8';
import { PerformanceObserver, monitorEventLoopDelay, performance } from 'node:perf_hooks';

export const memory = () => process.memoryUsage();
export const heap = () => v8.getHeapStatistics();
export const loop = () => ({ ...performance.eventLoopUtilization(), ...performance.nodeTiming.toJSON() });

const collections = [];
const observer = new PerformanceObserver((list) => {
  for (const { startTime, duration, detail } of list.getEntries()) {
    collections.push({ start: performance.timeOrigin + startTime, duration, kind: detail.kind, flags: detail.flags });
  }
});
export const observe = () => observer.observe({ entryTypes: ['gc'] });
export const observed = () => collections;

let delay;
export const watchDelay = () => {
  delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
};
export const block = (millis) => {
  const end = performance.now() + millis;
  while (performance.now() < end);
};
export const readDelay = () => ({
  count: delay.count, min: delay.min, max: delay.max, mean: delay.mean, p50: delay.percentile(50), p99: delay.percentile(99),
});
