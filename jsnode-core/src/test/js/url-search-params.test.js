const t=(f)=>{try{console.log(f())}catch(e){console.log(e.name,e.code,e.message)}};
const S=URLSearchParams; t(()=>new S([['a']])); t(()=>new S([1])); t(()=>new S([['a','b'],['c','d']])); t(()=>new S({a:1,b:[2,3]})); t(()=>new S(null)); t(()=>new S(undefined)); t(()=>new S('?a=b&&c=%zz+d&=e&f')); t(()=>new S(5)); t(()=>new S(new S('a=1'))); t(()=>new S(new Map([['x','y']]))); t(()=>new S(Symbol())); t(()=>new S({[Symbol.iterator]:5})); t(()=>new S(()=>{})); t(()=>new S(function*(){yield['a','b']}()));t(()=>new S(['ab','cd']));t(()=>new S([new Set(['a','b'])]));
const p=new S('a=1&b=2&a=3'); t(()=>p.get()); t(()=>p.append('x')); t(()=>p.has()); t(()=>p.delete()); t(()=>p.getAll()); t(()=>p.set('a')); t(()=>p.forEach()); t(()=>p.forEach(5)); t(()=>p.has('a','3')); t(()=>p.has('a','4')); t(()=>p.has('a',undefined)); p.forEach(function(v,k,o){console.log(v,k,o===p,this.z)},{z:1});
const it=p.entries(); console.log(it, it.next(), it, Object.prototype.toString.call(it), p.keys(), p.values(), Reflect.ownKeys(Object.getPrototypeOf(it)), Object.getPrototypeOf(Object.getPrototypeOf(it))===Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]())));
p.delete('a','1'); console.log(String(p)); p.set('a','z'); p.set('new','é +&=~!*()\'-._😀\ud800'); console.log(p.toString()); p.sort(); console.log(p.toString()); console.log([...p], p.size); t(()=>S.prototype.get.call({},'a')); t(()=>S()); t(()=>p.get(Symbol())); t(()=>it.next.call({}));

const s2=new S('é=1&z=2&😀=3&a=4'); s2.sort(); console.log(String(s2));
class Q extends S{}; console.log(new Q('a=b'));
p.append('u\n',5); console.log(JSON.stringify([...p]));
