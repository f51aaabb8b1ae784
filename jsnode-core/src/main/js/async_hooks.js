'use strict';

const { executionAsyncId, executionAsyncResource, startTracking, triggerAsyncId } = require('internal/async_hooks');
const { createHook } = require('internal/async_hooks/hook');
const { AsyncResource } = require('internal/async_hooks/resource');
const { asyncWrapProviders } = require('internal/async_hooks/providers');

startTracking();

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
