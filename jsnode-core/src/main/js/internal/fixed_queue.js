'use strict';

const INITIAL_CAPACITY = 16;

/** A first-in-first-out queue on a ring buffer that doubles when full: no shifting, no garbage in steady use. */
module.exports = class FixedQueue {
  #items = new Array(INITIAL_CAPACITY);
  #mask = INITIAL_CAPACITY - 1;
  #head = 0;
  #size = 0;

  get length() {
    return this.#size;
  }

  isEmpty() {
    return this.#size === 0;
  }

  push(item) {
    if (this.#size > this.#mask) {
      this.#grow();
    }
    this.#items[(this.#head + this.#size) & this.#mask] = item;
    this.#size++;
  }

  /** The oldest item, or null when there is none. */
  shift() {
    if (this.#size === 0) {
      return null;
    }
    const item = this.#items[this.#head];
    this.#items[this.#head] = undefined;
    this.#head = (this.#head + 1) & this.#mask;
    this.#size--;
    return item;
  }

  #grow() {
    const capacity = this.#mask + 1;
    const items = new Array(capacity * 2);
    for (let i = 0; i < capacity; i++) {
      items[i] = this.#items[(this.#head + i) & this.#mask];
    }
    this.#items = items;
    this.#mask = items.length - 1;
    this.#head = 0;
  }
};
