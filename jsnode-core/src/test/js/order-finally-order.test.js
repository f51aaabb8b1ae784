Promise.reject(new Error('x'))
  .finally(() => console.log('finally'))
  .catch((e) => console.log('caught', e.message));
Promise.resolve(1).finally(() => 2).then((v) => console.log('value', v));
