import { createServer } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import context from 'spring:context';
import traces from 'spring:traces';
import { requestBody } from './calls.mjs';

const routes = {
  who: async (req) => req.springPrincipal ?? null,
  user: async () => {
    await setTimeout(1);
    return traces.user();
  },
  traces: async () => {
    const before = await traces.blocking();
    await setTimeout(1);
    return { before, after: await traces.reactive(), mdc: await traces.mdc('traceId') };
  },
  fetch: async (req) => (await fetch(`http://localhost:${new URL(req.url, 'http://x').searchParams.get('port')}/java/trace`)).json(),
  http: async (req) => requestBody(`http://localhost:${new URL(req.url, 'http://x').searchParams.get('port')}/java/trace`),
  body: async (req) => {
    const before = await traces.blocking();
    for await (const chunk of req) {
      if (await traces.blocking() !== before) {
        return 'lost';
      }
    }
    return 'kept';
  },
  tenant: async () => {
    context.set('tenant', 'acme');
    context.mdc.set('tenant', 'acme');
    await setTimeout(1);
    return { js: context.get('tenant'), reactor: await traces.reactor('tenant'), mdc: await traces.mdc('tenant') };
  },
  fail: async () => {
    throw new TypeError('no answer');
  },
};

createServer(async (req, res) => {
  const name = new URL(req.url, 'http://x').pathname.split('/').at(-1);
  const answer = await routes[name](req);
  res.setHeader('content-type', 'application/json');
  res.end(JSON.stringify(answer));
}).listen();
