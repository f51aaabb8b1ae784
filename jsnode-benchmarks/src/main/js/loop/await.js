// One await after the other, of an async function that awaits nothing.
'use strict';

async function one(value) {
  return value + 1;
}

exports.run = async (n) => {
  let value = 0;
  for (let i = 0; i < n; i++) {
    value = await one(value);
  }
  if (value !== n) {
    throw new Error(`${value} instead of ${n}`);
  }
};
