const t=(f)=>{try{console.log(f())}catch(e){console.log(e.name,e.code,e.message)}};const dc=require("diagnostics_channel");

console.log(dc.channel('x'), dc.tracingChannel('y')); t(()=>dc.channel(5)); t(()=>dc.channel());t(()=>dc.subscribe('x',5)); t(()=>dc.tracingChannel(5)); t(()=>dc.tracingChannel({start:5})); t(()=>dc.hasSubscribers('zz')); t(()=>new dc.Channel('q')); t(()=>dc.unsubscribe('nope',()=>{}));
const c=dc.channel('x'); console.log(Object.getPrototypeOf(c)===dc.Channel.prototype, Reflect.ownKeys(dc.Channel.prototype), Reflect.ownKeys(Object.getPrototypeOf(dc.tracingChannel('y'))), Reflect.ownKeys(c));
c.subscribe(()=>{}); console.log(Object.getPrototypeOf(c)===dc.Channel.prototype, Object.getPrototypeOf(c).constructor, Reflect.ownKeys(Object.getPrototypeOf(c)), Reflect.ownKeys(c), c instanceof dc.Channel);


const tc=dc.tracingChannel('k');
t(()=>tc.tracePromise(()=>5)); t(()=>tc.traceCallback(()=>{},0,{},null,5)); 
const log=[]; for(const n of ['start','end','asyncStart','asyncEnd','error'])tc[n].subscribe((m,name)=>log.push(name+JSON.stringify(m)));
t(()=>tc.traceCallback(()=>{},0,{},null,5)); 
tc.traceSync((a)=>a+1,{},null,5); try{tc.traceSync(()=>{throw 'E'},{})}catch{}
(async()=>{ t(()=>tc.tracePromise(()=>5)); await tc.tracePromise(async()=>7,{}); try{await tc.tracePromise(async()=>{throw 'P'},{})}catch{}
 tc.traceCallback((cb)=>cb(null,3),0,{},null,()=>{}); tc.traceCallback((cb)=>cb('err'),0,{},null,()=>{}); tc.traceCallback((x,cb)=>cb(null,3),-1,{},null,1,()=>{});
 const th={then(a,b){a(9);return this}}; console.log(tc.tracePromise(()=>th,{})===th); await 1; console.log(log.join('\n'));
 const {AsyncLocalStorage}=require('async_hooks'); const s=new AsyncLocalStorage(); c.bindStore(s,(d)=>{return {d}}); console.log(c.runStores(5,function(a){return [this.q,a,s.getStore()]},{q:1},2), c.unbindStore(s),c.unbindStore(s), c.bindStore(s), Object.keys(c));
 })();
