export const color = () => process.env.COLOR ?? 'none';
export const version = () => process.versions.node;
