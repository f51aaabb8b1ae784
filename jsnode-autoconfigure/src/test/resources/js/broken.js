'use strict';

const price = ;
