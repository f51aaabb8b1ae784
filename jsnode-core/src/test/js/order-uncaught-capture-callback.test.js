process.setUncaughtExceptionCaptureCallback((error) => console.log('captured', error.message));
console.log(process.hasUncaughtExceptionCaptureCallback());
process.on('uncaughtException', () => console.log('never'));
setTimeout(() => {
  process.nextTick(() => {
    process.setUncaughtExceptionCaptureCallback(null);
    console.log(process.hasUncaughtExceptionCaptureCallback());
  });
  throw new Error('y');
}, 1);
