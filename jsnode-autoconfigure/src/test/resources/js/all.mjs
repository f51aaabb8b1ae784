export const page = (model, request) => `one for all: ${request.view}`;
