'use strict';

/** The tokens of a text by place; comments are none. */
class Tokens {
  constructor(tokens) {
    this.list = tokens.filter(({ type }) => typeof type === 'object' && type.label !== 'eof');
  }

  /** The index of the first token that starts at `position` or behind it. */
  index(position) {
    const { list } = this;
    let low = 0;
    for (let high = list.length; low < high;) {
      const middle = (low + high) >>> 1;
      if (list[middle].start < position) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The first token that starts at `position` or behind it; undefined at the end. */
  from(position) {
    return this.list[this.index(position)];
  }

  /** The last token that starts before `position`. */
  before(position) {
    return this.list[this.index(position) - 1];
  }

  /** The first token from `position` on that is the keyword `word`. */
  find(word, position) {
    let i = this.index(position);
    while (this.list[i].type.keyword !== word) {
      i++;
    }
    return this.list[i];
  }
}

module.exports = { Tokens };
