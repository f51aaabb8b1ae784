process.on('uncaughtException', (error, origin) => {
  console.log(error.name, error.message, error.code, origin);
});
Promise.reject(new TypeError('is an error'));
Promise.reject({ not: 'an error' });
