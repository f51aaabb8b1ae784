export const color = () => process.env.COLOR ?? 'none';
