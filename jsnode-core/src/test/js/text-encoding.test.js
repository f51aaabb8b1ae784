'use strict';

// TextDecoder and TextEncoder: labels, byte order marks, malformed input, options.

const t=(enc,bytes,o)=>{try{return JSON.stringify(new TextDecoder(enc,o).decode(new Uint8Array(bytes)))}catch(e){return e.code}};
for (const e of ['windows-1252','latin1','iso-8859-6','utf-16le','utf-16be','shift_jis','gbk']) for (const b of [[0x81],[0xa1],[0xff,0xfe,0x41,0],[0x41,0xd8],[0x41,0xd8,0,0],[0x41]]) console.log(e,b,t(e,b),t(e,b,{fatal:true}));
const d=new TextDecoder('utf-8',{ignoreBOM:false}); console.log(JSON.stringify([d.decode(new Uint8Array([0xef]),{stream:true}),d.decode(new Uint8Array([0xbb]),{stream:true}),d.decode(new Uint8Array([0xbf,0x41]),{stream:true}),d.decode(new Uint8Array([0xef,0xbb,0xbf]),{stream:true}),d.decode(),d.decode(new Uint8Array([0xef,0xbb,0xbf,0x42]))]));
for (const o of [null,undefined,()=>{},[],'a']) try{console.log(new TextDecoder('utf8',o).fatal)}catch(e){console.log(e.code,e.message)}
for (const o of [null,undefined,()=>{},[],'a']) try{console.log(new TextDecoder('utf8').decode(new Uint8Array(1),o).length)}catch(e){console.log(e.code,e.message)}
for (const o of [null,undefined]) try{console.log(new TextDecoder('utf8').decode(o).length)}catch(e){console.log(e.code,e.message)}
console.log(new TextEncoder().encode(undefined),new TextEncoder().encode(null),new TextEncoder().encodeInto('aé\ud800€\u{1f600}',new Uint8Array(9)),new TextEncoder().encodeInto('\u{1f600}',new Uint8Array(3)));
console.log(new TextDecoder('iso-2022-jp').encoding, TextDecoder.length, TextDecoder.prototype.decode.length, TextEncoder.prototype.encode.length,TextEncoder.prototype.encodeInto.length);

for (const [text, room] of [['abc', 9], ['abc', 8], ['éa', 2], ['éa', 3], ['éa', 6], ['\u{1F600}x', 3], ['\u{1F600}x', 9], ['\ud800y', 3], ['\ud800y', 6]]) {
  const into = new Uint8Array(room);
  const { read, written } = new TextEncoder().encodeInto(text, into);
  console.log(JSON.stringify(text), room, read, written, Buffer.from(into).toString('hex'));
}
