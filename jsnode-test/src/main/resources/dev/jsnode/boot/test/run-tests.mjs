// Runs a file of node:test in this runtime and gives what became of its tests, each after its subtests.
import { run } from 'node:test';
import { inspect } from 'node:util';

const text = (value) => (typeof value === 'string' ? value : inspect(value));

// The error of the test itself stands behind that of the runner.
function failureOf(error) {
  const cause = error.cause instanceof Error || typeof error.cause === 'object' && error.cause?.message !== undefined ? error.cause : error;
  const compares = cause.code === 'ERR_ASSERTION' && 'expected' in cause && 'actual' in cause;
  return {
    type: error.failureType ?? 'testCodeFailure',
    name: `${cause.name ?? 'Error'}`,
    message: typeof cause.message === 'string' ? cause.message : text(error.cause ?? error),
    stack: `${cause.stack ?? ''}`,
    ...(compares ? { expected: text(cause.expected), actual: text(cause.actual) } : {}),
  };
}

export async function* results(file, folder) {
  for await (const { type, data } of run({ files: [file], cwd: folder, isolation: 'none' })) {
    if (type !== 'test:pass' && type !== 'test:fail') {
      continue;
    }
    const { name, nesting, line = 1, column = 1, skip, todo, details } = data;
    yield {
      name, nesting, line, column, file: data.file ?? file, suite: details?.type === 'suite',
      ...(skip === undefined ? {} : { skip: `${skip}` }),
      ...(todo === undefined ? {} : { todo: `${todo}` }),
      ...(type === 'test:fail' ? { failure: failureOf(details.error) } : {}),
    };
  }
}
