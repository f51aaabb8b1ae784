'use strict';

const v8 = require('v8');

function show(value) {
  try {
    console.log(v8.serialize(value).toString('hex'));
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}

const cycle = { a: 1 };
cycle.c = cycle;
const dense = [1, 2];
dense.x = 'y';
const typeError = Object.assign(new TypeError('hi', { cause: 1 }), { stack: 'st' });
const renamed = Object.assign(new Error('q'), { name: 'Foo', stack: 'xx' });
const derived = Object.assign(new (class X extends RangeError {})('m'), { stack: 's3' });
const empty = Object.assign(new Error(), { stack: 's' });

show(undefined);
show(null);
show(true);
show(false);
show(0);
show(-0);
show(1);
show(-1);
show(2**31-1);
show(-(2**31));
show(2**31);
show(1.5);
show(NaN);
show(1n);
show(-1n);
show(0n);
show(2n**64n);
show(-(2n**65n)-7n);
show('abc');
show('\u00ff');
show('你好');
show('a你');
show('');
show([1,'a',null]);
show([1.5,2]);
show([1,,3]);
show(dense);
show(new Array(3));
show({1:2,b:3,'-1':4});
show({a:undefined});
show(cycle);
show(new Date(5));
show(new Date(NaN));
show(new Boolean(true));
show(Object(false));
show(Object(3));
show(Object(5n));
show(Object('str'));
show(Object('你'));
show(/ab+c/gi);
show(/x/dgimsuy);
show(new Map([[1,2],['a',{}]]));
show(new Set([1,'a']));
show(new ArrayBuffer(3));
show(Buffer.from('hi'));
show(new Uint8Array([1,2]));
show(new Uint16Array([1,2]));
show(new Uint8ClampedArray(1));
show(new DataView(new ArrayBuffer(4),1,2));
show(new BigInt64Array(1));
show(new BigUint64Array(1));
show(new Float16Array(1));
show(new Float32Array(1));
show(new Float64Array(1));
show(new Int8Array(1));
show(new Int16Array(1));
show(new Int32Array(1));
show(new Uint32Array(1));
show(typeError);
show(renamed);
show(derived);
show(empty);
show(()=>{});
show(Symbol('x'));
show(new (class Foo{constructor(){this.z=1}}));
show(new WeakMap());
show(Promise.resolve());
show(new Proxy({},{}));
show(new ArrayBuffer(2,{maxByteLength:4}));
show([[],{}]);
show({k:'你'});
show({kk:'你'});
show(new SharedArrayBuffer(3));
show(function f(a){return a});
show([undefined]);
show((function(){return arguments})(1));
show([NaN,-0]);
show([1,-0]);
show({x(){}});
show([,'a']);
show({get a(){return 3}});
show('x'.repeat(200));
show('你'.repeat(70));
show(Object.assign([1,,2],{q:1}));
show([2**31,1]);
show(-1.5);
show(2**40);
show(Object(Symbol('q')));
show(new WeakRef({}));
show(new Error('m',{cause:{a:1}}).cause);

function read(hex) {
  try {
    console.log(v8.deserialize(Buffer.from(hex, 'hex')));
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}

read('ff0f');
read('ff0f4902');
read('ff105f');
read('fe');
read('');
read('ff0e5f');
read('ff0f6f');
read('ff0f7b');
read('ff0f5e00');
read('ff0d6f2203666f6f5e007b01');
read('ff0f6103490449022400');
read('ff0f5304c3a4c3a4');
read('ff0f7272');
read('ff0f00005f');
read('ff0f5c');
read('ff0f5c05');
read('5f');
read('ff0f724d');
read('ff0f41014902240001');
read('ff0f7e');
read('ff0f4203010203');
read('ff0f4203010203560101010000');

const serializer = new v8.Serializer();
const memory = new ArrayBuffer(3);
serializer.transferArrayBuffer(9, memory);
serializer.writeHeader();
serializer.writeUint32(300);
serializer.writeUint64(1, 2);
serializer.writeDouble(2.5);
serializer.writeRawBytes(Buffer.from('q'));
serializer.writeValue({ memory, view: new Uint8Array(memory), part: new Uint16Array(4).subarray(1) });
const written = serializer.releaseBuffer();
console.log(written.toString('hex'));
const deserializer = new v8.Deserializer(written);
deserializer.transferArrayBuffer(9, new ArrayBuffer(8));
console.log(deserializer.readHeader(), deserializer.getWireFormatVersion(), deserializer.readUint32(), deserializer.readUint64(),
  deserializer.readDouble(), deserializer.readRawBytes(1).toString(), deserializer.readValue());
