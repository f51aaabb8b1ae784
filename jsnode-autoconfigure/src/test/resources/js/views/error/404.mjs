export const render = ({ status, path }) => `<h1>${status} at ${path}</h1>`;
