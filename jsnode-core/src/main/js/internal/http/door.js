'use strict';

function claims() {
  return false;
}

module.exports = { claims };
