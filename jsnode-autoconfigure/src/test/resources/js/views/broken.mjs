import './not-there.mjs';
export const render = () => '';
