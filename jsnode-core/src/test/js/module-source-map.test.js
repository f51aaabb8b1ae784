'use strict';
// module.SourceMap: places of generated text and of the originals.
const { SourceMap } = require('node:module');

const map = new SourceMap({
  version: 3,
  names: ['add'],
  sources: ['a.ts', 'b.ts'],
  mappings: 'AAAAA,CAAC,QAAQ;;ACAR,OAAO,CAAC;',
}, { lineLengths: [20, 0, 9] });

console.log(map.findEntry(0, 0));
console.log(map.findEntry(0, 5));
console.log(map.findEntry(1, 3));
console.log(map.findEntry(2, 7));
console.log(map.findOrigin(3, 9));
console.log(map.lineLengths);
console.log(new SourceMap({ sources: ['x'], mappings: ';;;' }).findEntry(0, 0));
console.log(new SourceMap({
  sections: [
    { offset: { line: 0, column: 0 }, map: { sources: ['one.js'], mappings: 'AAAA;' } },
    { offset: { line: 4, column: 2 }, map: { sources: ['two.js'], mappings: 'AACA;' } },
  ],
}).findEntry(4, 3));
try {
  new SourceMap(1);
} catch (error) {
  console.log(error.code, error.message);
}
