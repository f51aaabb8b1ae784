'use strict';

// Headers, Request, Response and FormData without a network.

async function main() {
  const headers = new Headers({ B: '2', a: '1' });
  headers.append('a', 'x');
  console.log([...headers], headers);
  console.log(new Response('x', { status: 201, headers: { h: 'v' } }));
  console.log(await Response.json({ a: 1 }).json(), await new Response(new Uint8Array([1, 2])).bytes());
  console.log([...(await new Response(new URLSearchParams('a=1&b=2')).formData())]);
  const request = new Request('http://x/y?z', { method: 'POST', body: 'q' });
  console.log(request.method, request.url, await request.clone().text(), request.bodyUsed);
  const response = new Response('twice');
  console.log(await response.clone().text(), await response.text(), response.bodyUsed);
  await response.text().catch((error) => console.log(error.name, error.message));
  for (const action of [
    () => new Headers({ 'bad name': 'x' }),
    () => new Response('x', { status: 99 }),
    () => new Request('http://user:pass@x/'),
    () => new FormData(1),
    () => Headers.prototype.get.call({}, 'x'),
  ]) {
    try {
      action();
    } catch (error) {
      console.log(error.name, error.message);
    }
  }
  console.log(fetch.length, fetch.name, Object.prototype.toString.call(headers));
}

main();
