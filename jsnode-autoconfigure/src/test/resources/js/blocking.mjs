import { setTimeout } from 'node:timers/promises';

export function block(millis) {
  const end = Date.now() + millis;
  while (Date.now() < end);
}

export async function late(millis) {
  for (let i = 0; i < 5; i++) {
    const timer = setTimeout(1);
    block(millis);
    await timer;
  }
}

export const crash = () => process.nextTick(() => {
  throw new Error('crashed');
});
