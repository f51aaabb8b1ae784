import context from 'spring:context';
import events from 'spring:events';

const heard = [];
events.on('OrderPlaced', (order) => heard.push(['OrderPlaced', order]));
events.on('stock', (event) => heard.push(['stock', event]));
events.on('Foreign', (event) => heard.push(['Foreign', event]));
events.on('Closed', (event) => heard.push(['Closed', event]));

events.on('Traced', async (event) => {
  await null;
  heard.push(['Traced', context.mdc.get('order')]);
});

export const all = () => heard;
