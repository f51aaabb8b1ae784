// Gives the first piece at once and the second when the gate is opened.
const gate = Promise.withResolvers();

export const open = () => gate.resolve();

export async function* render() {
  yield '<p>first</p>';
  await gate.promise;
  yield '<p>second</p>';
}
