import host, { sum } from 'spring:host';

export const total = async () => (await sum([1, 2])) + (await host.sum([3]));
export default (name) => `Hello ${name}`;
