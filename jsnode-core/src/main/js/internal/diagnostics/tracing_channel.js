'use strict';

const { Channel, channel } = require('internal/diagnostics/channel');
const {
  codes: { ERR_INVALID_ARG_TYPE },
} = require('internal/errors');
const { validateFunction } = require('internal/validators');

const EVENTS = ['start', 'end', 'asyncStart', 'asyncEnd', 'error'];

function channelOf(nameOrChannels, event) {
  if (typeof nameOrChannels === 'string') {
    return channel(`tracing:${nameOrChannels}:${event}`);
  }
  if (typeof nameOrChannels === 'object' && nameOrChannels !== null) {
    const given = nameOrChannels[event];
    if (!(given instanceof Channel)) {
      throw new ERR_INVALID_ARG_TYPE(`nameOrChannels.${event}`, ['Channel'], given);
    }
    return given;
  }
  throw new ERR_INVALID_ARG_TYPE('nameOrChannels', ['string', 'object', 'TracingChannel'], nameOrChannels);
}

/** The five channels of one traced operation. */
class TracingChannel {
  constructor(nameOrChannels) {
    for (const event of EVENTS) {
      Object.defineProperty(this, event, { __proto__: null, value: channelOf(nameOrChannels, event) });
    }
  }

  get hasSubscribers() {
    return (
      this.start.hasSubscribers ||
      this.end.hasSubscribers ||
      this.asyncStart.hasSubscribers ||
      this.asyncEnd.hasSubscribers ||
      this.error.hasSubscribers
    );
  }

  subscribe(handlers) {
    for (const event of EVENTS) {
      if (handlers[event]) {
        this[event].subscribe(handlers[event]);
      }
    }
  }

  unsubscribe(handlers) {
    let done = true;
    for (const event of EVENTS) {
      if (handlers[event] && !this[event].unsubscribe(handlers[event])) {
        done = false;
      }
    }
    return done;
  }

  traceSync(fn, context = {}, thisArg, ...args) {
    if (!this.hasSubscribers) {
      return Reflect.apply(fn, thisArg, args);
    }
    return this.start.runStores(context, () => {
      try {
        const result = Reflect.apply(fn, thisArg, args);
        context.result = result;
        return result;
      } catch (error) {
        publishError(this, context, error);
        throw error;
      } finally {
        this.end.publish(context);
      }
    });
  }

  tracePromise(fn, context = {}, thisArg, ...args) {
    if (!this.hasSubscribers) {
      return Reflect.apply(fn, thisArg, args);
    }
    const settled = () => {
      this.asyncStart.publish(context);
      this.asyncEnd.publish(context);
    };
    const onFulfilled = (result) => {
      context.result = result;
      settled();
      return result;
    };
    const onRejected = (error) => {
      publishError(this, context, error);
      settled();
      return Promise.reject(error);
    };
    return this.start.runStores(context, () => {
      try {
        let promise = Reflect.apply(fn, thisArg, args);
        if (!(promise instanceof Promise)) {
          promise = Promise.resolve(promise);
        }
        return promise.then(onFulfilled, onRejected);
      } catch (error) {
        publishError(this, context, error);
        throw error;
      } finally {
        this.end.publish(context);
      }
    });
  }

  traceCallback(fn, position = -1, context = {}, thisArg, ...args) {
    if (!this.hasSubscribers) {
      return Reflect.apply(fn, thisArg, args);
    }
    const { asyncStart, asyncEnd, end } = this;
    const callback = args.at(position);
    validateFunction(callback, 'callback');
    const traced = (receiver, callbackArgs) => {
      const [error, result] = callbackArgs;
      if (error) {
        publishError(this, context, error);
      } else {
        context.result = result;
      }
      return asyncStart.runStores(context, () => {
        try {
          return Reflect.apply(callback, receiver, callbackArgs);
        } finally {
          asyncEnd.publish(context);
        }
      });
    };
    args.splice(position, 1, function wrappedCallback() {
      return traced(this, arguments);
    });
    return this.start.runStores(context, () => {
      try {
        return Reflect.apply(fn, thisArg, args);
      } catch (error) {
        publishError(this, context, error);
        throw error;
      } finally {
        end.publish(context);
      }
    });
  }
}

function publishError(tracing, context, error) {
  context.error = error;
  tracing.error.publish(context);
}

module.exports = { TracingChannel };
