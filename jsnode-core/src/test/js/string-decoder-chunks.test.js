'use strict';

// StringDecoder: random chunks of every encoding, with its inner counters.

const { StringDecoder }=require('string_decoder');
let seed=12345; const rnd=n=>{seed=(seed*1103515245+12345)&0x7fffffff;return (seed>>8)%n};
const pool=[0x41,0xe2,0x82,0xac,0xf0,0x9f,0x98,0x80,0xc3,0xa9,0xd8,0xdc,0x00,0xff,0xc0,0xed,0xa0,0xf4,0x90,0xd8,0xdc,0x3d];
const out=[];
for(let i=0;i<1500;i++){ const enc=['utf8','utf16le','base64','base64url','hex','latin1','ascii'][i%3==0?rnd(7):i%3==1?0:1]; const d=new StringDecoder(enc); const r=[enc];
 for(let k=rnd(5)+1;k>0;k--){ const b=Buffer.from(Array.from({length:rnd(6)},()=>pool[rnd(pool.length)])); r.push(b.toString('hex'),JSON.stringify(d.write(b)),d.lastNeed,d.lastTotal); if(process.argv.includes('lc')) r.push(d.lastChar.toString('hex'))}
 r.push(JSON.stringify(d.end()),d.lastNeed,d.lastTotal); console.log(r.join(' ')); }
