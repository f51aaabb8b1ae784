const http=require('http');
const s=http.createServer((req,res)=>{ console.log(req.method, req.url, req.headers.host.replace(/\d+$/,'P'), req.httpVersion);
 if(req.method==='POST'){ let b=''; req.on('data',d=>b+=d); req.on('end',()=>{ console.log('body',b, req.complete); res.setHeader('X-A','1'); res.write('one'); res.end('two'); }); }
 else res.end('hello '+req.url);
});
s.listen(0,()=>{ const port=s.address().port;
 http.get({port,path:'/x'},(r)=>{ console.log(r.statusCode, Object.keys(r.headers).join()); r.setEncoding('utf8'); r.on('data',d=>console.log('data',d)); r.on('end',()=>{ console.log('end');
   const q=http.request({port,method:'POST',path:'/p?x=1'},(r2)=>{ console.log(r2.statusCode,r2.headers['transfer-encoding'],r2.headers['x-a']); let t=''; r2.on('data',d=>t+=d).on('end',()=>{console.log('got',t); s.close(()=>console.log('closed'))}) });
   q.write('abc'); q.end('def'); q.on('close',()=>console.log('req close'));
 }); });
});
