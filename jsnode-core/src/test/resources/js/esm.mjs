import path from 'node:path';

export const base = (name) => path.basename(name);
export default { onDefault: () => 'default' };
