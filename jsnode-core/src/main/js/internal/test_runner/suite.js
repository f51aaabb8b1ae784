'use strict';

// A suite: its function runs at once and defines tests, which run when the suite's turn comes.

const { Test } = require('internal/test_runner/test');
const { SuiteContext } = require('internal/test_runner/context');
const { asFailure } = require('internal/test_runner/failure');
const { now } = require('internal/perf/clock');
const { stopper } = require('internal/test_runner/stop');

const kNone = () => {};

class Suite extends Test {
  type = 'suite';
  #built;
  #buildError;

  constructor(settings) {
    super(settings);
    const harness = this.harness;
    try {
      const result = harness.current.run(this, () => Reflect.apply(this.fn, this.context, [this.context]));
      this.#built = typeof result?.then === 'function' ? this.#await(result) : undefined;
    } catch (error) {
      this.#buildError = asFailure(error);
    }
    this.closed = this.#built === undefined;
  }

  get isSuite() {
    return true;
  }

  createContext() {
    return new SuiteContext(this);
  }

  async #await(result) {
    try {
      await result;
    } catch (error) {
      this.#buildError = asFailure(error);
    }
    this.#built = undefined;
    this.closed = true;
  }

  /** Undefined when all of the suite is defined, else a promise of it. */
  get built() {
    const pending = this.subtests.filter((test) => test.isSuite).map((suite) => suite.built);
    const all = [this.#built, ...pending].filter((promise) => promise !== undefined);
    return all.length === 0 ? undefined : Promise.all(all).then(() => this.built);
  }

  /** A suite takes its turn at once; it is waited for only where a filter must see its tests first. */
  start() {
    const built = this.harness.filters.isActive ? this.built : undefined;
    if (built === undefined) {
      this.#startBuilt();
    } else {
      built.then(() => this.#startBuilt());
    }
    return this.finished;
  }

  #startBuilt() {
    this.filtered = this.harness.filters.excludesSuite(this);
    if (this.filtered) {
      this.settled = true;
      this.parent.subtestSettled(this);
      this.resolveFinished();
      return;
    }
    super.start();
  }

  async runBody() {
    const stop = stopper(this.timeout, this.signal);
    try {
      await this.built;
      if (this.#buildError !== undefined) {
        throw this.#buildError;
      }
      if (!this.skipped) {
        if (this.harness.hasHooks) {
          await this.runAncestorsBefore();
          await Promise.race([this.runHooks('before'), stop.promise]);
        }
        this.subtests.forEach((test) => test.start());
        await Promise.race([this.subtestsDone(), stop.promise]);
        await this.runHooks('after');
      }
      this.pass();
    } catch (error) {
      this.failOrCancel(error);
      await this.runHooks('after').catch(kNone);
    } finally {
      stop.dispose();
    }
    this.finish();
  }

  /** Subtests that did not run when the suite ends take no time. */
  finish(reason) {
    this.endTime ??= now();
    super.finish(reason);
  }
}

module.exports = { Suite };
