import views from 'spring:views';

export const render = (model, request) =>
  `<p>é ${views.escape(model.name)}</p>${views.script('model', model)}<i>${JSON.stringify(request)}</i>`;
