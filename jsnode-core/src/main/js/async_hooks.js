'use strict';

const { executionAsyncId, executionAsyncResource, triggerAsyncId } = require('internal/async_hooks');
const { createHook } = require('internal/async_hooks/hook');
const { AsyncResource } = require('internal/async_hooks/resource');
const { asyncWrapProviders } = require('internal/async_hooks/providers');

let AsyncLocalStorage;

module.exports = {
  get AsyncLocalStorage() {
    AsyncLocalStorage ??= require('internal/async_hooks/local_storage').AsyncLocalStorage;
    return AsyncLocalStorage;
  },
  createHook,
  executionAsyncId,
  triggerAsyncId,
  executionAsyncResource,
  asyncWrapProviders,
  AsyncResource,
};
