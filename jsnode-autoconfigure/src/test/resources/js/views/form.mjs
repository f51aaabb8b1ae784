export function render(model, { errors }) {
  return JSON.stringify({ model, errors });
}
