import { setTimeout } from 'node:timers/promises';

const shapes = [{ name: 'a', corners: 1 }, { name: 'b', corners: 2 }];

export const find = (name) => ({ name, corners: 3 });
export const findWith = (name, corners) => ({ name, corners });
export const all = async () => shapes;
export async function* each() {
  yield* shapes;
}
export const join = (separator, ...parts) => parts.join(separator);
export const sum = (...numbers) => numbers.reduce((a, b) => a + b, 0);
export const never = () => new Promise(() => {});
export const late = (millis) => setTimeout(millis, 'late');
export const tools = { area: () => 1, volume: 'none' };
export default () => 'default';
