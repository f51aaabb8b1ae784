'use strict';

// `using` and `await using` in all places that may have them, and which error comes out when several are thrown.

const log = [];

function resource(name, fails) {
  return {
    name,
    [Symbol.dispose]() {
      log.push(`dispose ${name}`);
      if (fails) throw new Error(`disposal of ${name}`);
    },
  };
}

function asyncResource(name, fails) {
  return {
    name,
    async [Symbol.asyncDispose]() {
      await null;
      log.push(`dispose ${name} later`);
      if (fails) throw new Error(`disposal of ${name}`);
    },
  };
}

function show(title) {
  console.log(`${title}: ${log.splice(0).join(', ')}`);
}

function chain(error) {
  return error instanceof SuppressedError ? `${chain(error.error)} < ${chain(error.suppressed)}` : error.message;
}

function several() {
  log.push(below().name);
  using a = resource('a'), b = resource('b');
  {
    using inner = resource('inner')
    log.push(inner.name);
  }
  using nothing = null;
  return `${a.name}${b.name}${nothing}`;

  function below() {
    return { name: 'below' };
  }
}
console.log(several());
show('several');

function failing() {
  using a = resource('a', true);
  using b = resource('b', true);
  throw new Error(`body with ${a.name} ${b.name}`);
}
try {
  failing();
} catch (error) {
  console.log(error.constructor.name, chain(error));
}
show('failing');

for (using one of [resource('1'), resource('2'), resource('3')]) {
  if (one.name === '2') continue;
  log.push(one.name);
}
show('for of');

class Static {
  static {
    using s = resource('static');
    log.push(s.name);
  }
}
show(Static.name);

try {
  using wrong = {};
  log.push(wrong);
} catch (error) {
  console.log(error.name);
}
try {
  using number = 5;
  log.push(number);
} catch (error) {
  console.log(error.name);
}

function* generator() {
  using g = resource('generator');
  yield g.name;
  yield 'never';
}
for (const name of generator()) {
  log.push(name);
  break;
}
show('generator');

const using = 1;
console.log(using + 1);

async function main() {
  await using a = asyncResource('a');
  using b = resource('b');
  log.push(a.name, b.name);
  for await (await using one of [asyncResource('x'), resource('y')]) {
    log.push(one.name);
  }
  show('for await');
  const failed = async () => {
    await using c = asyncResource('c', true);
    using d = resource('d', true);
    throw new Error(`body with ${c.name} ${d.name}`);
  };
  await failed().catch((error) => console.log(chain(error)));
  show('failed');
}

main().then(() => show('main'));

console.log(new Error('line').stack.split('\n')[1].match(/:(\d+):/)[1]);
