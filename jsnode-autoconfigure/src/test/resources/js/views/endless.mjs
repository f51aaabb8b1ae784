// Counts what was pulled out of it, and whether it was ended.
export const state = { pulled: 0, ended: false };

export const pulled = () => state.pulled;
export const ended = () => state.ended;

export async function* render(model, { signal }) {
  try {
    for (;;) {
      state.pulled++;
      yield 'x'.repeat(64 * 1024);
    }
  } finally {
    state.ended = true;
  }
}
