'use strict';

/** What JavaScript holds of a Java object that keeps the loop alive while it is referenced. */
class JavaHandle {
  constructor(java) {
    this.java = java;
  }

  ref() {
    this.java.ref();
  }

  unref() {
    this.java.unref();
  }

  hasRef() {
    return this.java.hasRef();
  }
}

module.exports = { JavaHandle };
