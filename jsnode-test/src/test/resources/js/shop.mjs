import stock from 'spring:stock';

export const available = async (sku) => (await stock.of(sku)) > 0;
