'use strict';

// crypto: ciphers, compared byte for byte.

const c=require('crypto'); const t=(f)=>{try{console.log(f.toString().slice(4,90), '=>', f())}catch(e){console.log(f.toString().slice(4,90), '!!', e.name,e.code,e.message)}};
const k=(n)=>Buffer.from(Array.from({length:n},(_, i)=>i*7&255)); const msg='The quick brown fox jumps over the lazy dog, twice and more.';
for (const [n,kl,il] of [['aes-128-cbc',16,16],['aes-256-cbc',32,16],['aes-192-ctr',24,16],['aes-128-ecb',16,0],['aes-256-cfb8',32,16],['aes-128-gcm',16,12],['aes-256-gcm',32,12],['aes-256-gcm',32,7],['aes-256-gcm',32,16],['aes-128-gcm',16,40],['chacha20-poly1305',32,12],['chacha20-poly1305',32,8],['des-ede3-cbc',24,8],['camellia-128-cbc',16,16],['sm4-cbc',16,16],['id-aes256-GCM',32,12]]) {
 t(()=>{const x=c.createCipheriv(n,k(kl),il?k(il):null); const ae=/gcm|poly/i.test(n); if(ae) x.setAAD(Buffer.from('aad data here is long enough')); const a=x.update(msg.slice(0,21),'utf8','hex'),b=x.update(msg.slice(21),'utf8','hex'),f=x.final('hex'); const tag=ae?x.getAuthTag().toString('hex'):'';
  const d=c.createDecipheriv(n,k(kl),il?k(il):null); if(ae){d.setAAD(Buffer.from('aad data here is long enough'));d.setAuthTag(Buffer.from(tag,'hex'))} const p=d.update(a+b+f,'hex','utf8')+d.final('utf8'); return [n,a,b,f,tag,p===msg].join(' ')}); }
t(()=>{const x=c.createCipheriv('aes-128-ccm',k(16),k(12),{authTagLength:8}); x.setAAD(Buffer.from('hello'),{plaintextLength:msg.length}); const a=x.update(msg,'utf8','hex'); x.final(); const tag=x.getAuthTag(); const d=c.createDecipheriv('aes-128-ccm',k(16),k(12),{authTagLength:8}); d.setAuthTag(tag);d.setAAD(Buffer.from('hello'),{plaintextLength:msg.length}); const p=d.update(a,'hex','utf8'); d.final(); return a+tag.toString('hex')+(p===msg)});
t(()=>{const x=c.createCipheriv('aes-256-gcm',k(32),k(12));x.update('abc');x.final(); const d=c.createDecipheriv('aes-256-gcm',k(32),k(12)); d.setAuthTag(x.getAuthTag()); d.update(Buffer.from('zzz')); return d.final()});
console.log(require('zlib').gzipSync('a').length, c.getCiphers().length>50);
const st=c.createCipheriv('aes-128-cbc',k(16),k(16)); const out=[]; st.on('data',d=>out.push(d)); st.on('end',()=>console.log('stream',Buffer.concat(out).toString('hex'))); st.write('hello '); st.end('world');
