let calls = 0;

export function warm() {
  calls++;
}

export const count = () => calls;

export default warm;

export function fails() {
  throw new RangeError('too cold');
}
