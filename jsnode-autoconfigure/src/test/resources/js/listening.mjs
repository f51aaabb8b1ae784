import events from 'spring:events';

const heard = [];
events.on('OrderPlaced', (order) => heard.push(['OrderPlaced', order]));
events.on('stock', (event) => heard.push(['stock', event]));
events.on('Foreign', (event) => heard.push(['Foreign', event]));
events.on('Closed', (event) => heard.push(['Closed', event]));

export const all = () => heard;
