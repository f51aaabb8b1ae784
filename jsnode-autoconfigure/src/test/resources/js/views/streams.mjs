import { Readable } from 'node:stream';

// Half of a character each.
const pieces = ['a', '\ud83d', '\ude00', 'b'];

export const render = ({ kind }) => ({
  readable: () => Readable.from(pieces),
  web: () => new ReadableStream({ pull(controller) { controller.enqueue(new TextEncoder().encode('web')); controller.close(); } }),
  pipe: () => ({ pipe(writable) { writable.write('piped'); writable.end(); } }),
  iterator: () => pieces.values(),
  none: () => [],
  number: () => 7,
  numbers: () => [7].values(),
})[kind]();
