'use strict';

/** A Date whose present is the clock's. What it makes are true dates. */
function mockDate(RealDate, clock) {
  function MockDate(...args) {
    if (new.target === undefined) {
      return new RealDate(clock.now).toString();
    }
    const target = new.target === MockDate ? RealDate : new.target;
    return Reflect.construct(RealDate, args.length === 0 ? [clock.now] : args, target);
  }
  const descriptors = Object.getOwnPropertyDescriptors(RealDate);
  descriptors.now.value = function now() {
    return clock.now;
  };
  Object.defineProperties(MockDate, descriptors);
  Object.defineProperty(MockDate, 'isMock', { __proto__: null, value: true, configurable: true });
  return MockDate;
}

module.exports = { mockDate };
