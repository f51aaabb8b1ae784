'use strict';

// zlib: formats, options and errors; what compressors write is compared where it is the same for all of them.

const z = require('zlib');

const t = (f) => {
  try {
    console.log(String(f).slice(4), "=>", f());
  } catch (e) {
    console.log(String(f).slice(4), "!!", e.name, e.code, e.message);
  }
};

t(()=>z.deflateSync('abc').toString('hex'));
t(()=>z.gzipSync('abc').toString('hex'));
t(()=>z.gzipSync('abc',{level:9}).toString('hex'));
t(()=>z.gzipSync('abc',{level:1}).toString('hex'));
t(()=>z.deflateRawSync('abc').toString('hex'));
t(()=>z.deflateRawSync('').toString('hex'));
t(()=>z.inflateSync(Buffer.from('abc')));
t(()=>z.gunzipSync(Buffer.from('abc')));
t(()=>z.inflateRawSync(Buffer.from('abc')));
t(()=>z.unzipSync(Buffer.from('abc')));
t(()=>z.unzipSync(z.gzipSync('hi')).toString());
t(()=>z.unzipSync(z.deflateSync('hi')).toString());
t(()=>z.unzipSync(z.deflateRawSync('hi')).toString());
t(()=>z.gunzipSync(z.gzipSync('hello').subarray(0,15)));
t(()=>z.gunzipSync(z.gzipSync('hello').subarray(0,15),{finishFlush:2}).toString());
t(()=>z.gunzipSync(Buffer.concat([z.gzipSync('a'),z.gzipSync('b')])).toString());
t(()=>z.gunzipSync(Buffer.concat([z.gzipSync('a'),Buffer.alloc(3)])).toString());
t(()=>z.gunzipSync(Buffer.concat([z.gzipSync('a'),Buffer.alloc(30,7)])).toString());
t(()=>{const b=z.gzipSync('hello');b[b.length-5]^=1;return z.gunzipSync(b)});
t(()=>{const b=z.gzipSync('hello');b[b.length-1]^=1;return z.gunzipSync(b)});
t(()=>{const b=z.gzipSync('hello');b[2]=9;return z.gunzipSync(b)});
t(()=>{const b=z.gzipSync('hello');b[3]=0xe0;return z.gunzipSync(b)});
t(()=>{const b=z.deflateSync('hello');b[b.length-1]^=1;return z.inflateSync(b)});
t(()=>z.inflateSync(Buffer.concat([z.deflateSync('a'),Buffer.alloc(30,7)])).toString());
t(()=>z.inflateSync(z.deflateSync('hello').subarray(0,5)));
t(()=>z.inflateSync(Buffer.alloc(0)));
t(()=>z.deflateSync(5));
t(()=>z.deflateSync());
t(()=>z.deflateSync('a',{level:10}));
t(()=>z.deflateSync('a',{level:'x'}));
t(()=>z.deflateSync('a',{windowBits:7}));
t(()=>z.deflateSync('a',{memLevel:0}));
t(()=>z.deflateSync('a',{strategy:9}));
t(()=>z.deflateSync('a',{chunkSize:1}));
t(()=>z.deflateSync('a',{flush:9}));
t(()=>z.deflateSync('a',{dictionary:5}));
t(()=>z.deflateSync('a',{dictionary:Buffer.from('a')}).toString('hex'));
t(()=>z.inflateSync(z.deflateSync('aaaa',{dictionary:Buffer.from('aaa')})));
t(()=>z.inflateSync(z.deflateSync('aaaa',{dictionary:Buffer.from('aaa')}),{dictionary:Buffer.from('b')}));
t(()=>z.inflateSync(z.deflateSync('aaaa',{dictionary:Buffer.from('aaa')}),{dictionary:Buffer.from('aaa')}).toString());
t(()=>z.inflateRawSync(z.deflateRawSync('aaaa',{dictionary:Buffer.from('aaa')}),{dictionary:Buffer.from('aaa')}).toString());
t(()=>z.deflateSync(Buffer.alloc(1000)).length);
t(()=>z.inflateSync(z.deflateSync(Buffer.alloc(100000)),{maxOutputLength:100}));
t(()=>z.deflateSync('a',{maxOutputLength:0}));
t(()=>z.deflateSync('a',{level:0}).toString('hex'));
t(()=>z.deflateSync(new Uint16Array([1,2])).toString('hex'));
t(()=>z.deflateSync(new ArrayBuffer(2)).toString('hex'));
t(()=>z.crc32('hello'));
t(()=>z.crc32('hello',5));
t(()=>z.crc32(5));
t(()=>z.crc32('a','b'));
t(()=>z.crc32('a',-1));
t(()=>z.crc32(Buffer.from('a')));
t(()=>z.inflateSync(z.deflateSync('a'),{windowBits:9}).toString());
t(()=>z.createGzip({windowBits:8}));
t(()=>z.inflateSync(z.deflateSync('a'),{windowBits:0}).toString());
t(()=>z.createDeflate({windowBits:0}));
t(()=>z.deflate('a'));
t(()=>z.deflate('a',{},5));
t(()=>z.codes);
t(()=>Object.isFrozen(z.codes));
t(()=>z.Z_BEST_SPEED);
t(()=>z.brotliCompressSync('abc').toString('hex'));
t(()=>z.brotliCompressSync('').toString('hex'));
t(()=>z.brotliDecompressSync(z.brotliCompressSync('abc')).toString());
t(()=>z.brotliDecompressSync(z.brotliCompressSync('abcabcabc').subarray(0,5)));
t(()=>z.brotliCompressSync('a',{params:{1:99}}));
t(()=>z.brotliCompressSync('a',{params:{99:1}}));
t(()=>z.brotliCompressSync('a',{params:{1:'x'}}));
t(()=>z.brotliCompressSync('abcabc',{params:{1:1}}).toString('hex'));
t(()=>z.brotliCompressSync('abcabc',{params:{2:1}}));
t(()=>z.zstdCompressSync('abc').toString('hex'));
t(()=>z.zstdDecompressSync(z.zstdCompressSync('abc')).toString());
t(()=>z.zstdDecompressSync(Buffer.from('abcdefgh')));
t(()=>z.zstdDecompressSync(z.zstdCompressSync('abcabcabc').subarray(0,10)));
t(()=>z.zstdCompressSync('a',{params:{100:99}}));
t(()=>z.zstdCompressSync('a',{params:{9:99}}));
t(()=>z.zstdCompressSync('a',{pledgedSrcSize:1}).toString('hex'));
t(()=>z.zstdCompressSync('abc',{params:{201:1}}).toString('hex'));
