export function render({ when }) {
  if (when === 'before') {
    throw new RangeError('no page today');
  }
  return (async function* () {
    if (when === 'beforeTheFirst') {
      throw new RangeError('no page today');
    }
    yield '<p>begun';
    throw new RangeError('not to the end');
  })();
}
