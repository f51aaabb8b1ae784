'use strict';

// JUnit's XML: suites of test cases. Nothing is known of a suite before its end, so that the text comes at the end.

const { hostname } = require('os');
const { inspect } = require('internal/util/inspect');

const kEscapes = { '__proto__': null, '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeText(text) {
  return text.replace(/[&<>]/g, (char) => kEscapes[char]);
}

function escapeAttribute(text) {
  return text.replace(/\n/g, '').replace(/[&<>"]/g, (char) => kEscapes[char]);
}

function escapeComment(text) {
  return text.replace(/--/g, '&#45;&#45;');
}

function* element({ comment, text, tag, nesting, attributes, children }) {
  const space = '\t'.repeat(nesting);
  if (comment !== undefined) {
    yield `${space}<!-- ${escapeComment(comment)} -->\n`;
    return;
  }
  if (text !== undefined) {
    yield `${escapeText(text)}\n`;
    return;
  }
  const given = Object.entries(attributes).filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escapeAttribute(String(value))}"`).join('');
  if (children.length === 0) {
    yield `${space}<${tag}${given}/>\n`;
    return;
  }
  yield `${space}<${tag}${given}>\n`;
  for (const child of children) {
    yield* element(child);
  }
  yield `${space}</${tag}>\n`;
}

class Tree {
  roots = [];
  #current = null;

  startTest({ data: { name, nesting } }) {
    const parent = this.#current;
    const node = { attributes: { name }, nesting: nesting + 1, parent, children: [], started: new Date() };
    (parent === null ? this.roots : parent.children).push(node);
    this.#current = node;
  }

  endTest({ data, failed }) {
    if (this.#current === null || this.#current.attributes.name !== data.name) {
      this.startTest({ data });
    }
    const node = this.#current;
    this.#current = node.parent;
    const { attributes, children } = node;
    attributes.time = (data.details.duration_ms / 1000).toFixed(6);
    const cases = children.filter(({ comment }) => comment === undefined);
    if (cases.length > 0) {
      node.tag = 'testsuite';
      attributes.disabled = 0;
      attributes.errors = 0;
      attributes.tests = cases.length;
      attributes.failures = cases.filter((child) => child.attributes.failure !== undefined || child.attributes.failures > 0).length;
      attributes.skipped = cases.filter((child) => child.children?.some(({ tag }) => tag === 'skipped')).length;
      attributes.timestamp = node.started.toISOString();
      attributes.hostname = hostname();
      return;
    }
    node.tag = 'testcase';
    attributes.classname = data.classname ?? 'test';
    attributes.file = data.file;
    if (failed) {
      addFailure(node, data.details.error);
    }
    addReason(node, data);
  }

  comment(message) {
    const node = this.#current;
    const into = node === null ? this.roots : node.children;
    into.push({ comment: message, nesting: node === null ? 1 : node.nesting + 1 });
  }
}

function addFailure(node, error) {
  const cause = error?.cause ?? error;
  node.attributes.failure = cause?.message ?? String(cause);
  node.children.push({
    tag: 'failure',
    nesting: node.nesting + 1,
    attributes: { type: error?.failureType ?? error?.code, message: node.attributes.failure },
    children: [{ text: inspect(error, { colors: false, breakLength: Infinity }) }],
  });
}

function addReason(node, { skip, todo }) {
  const kind = skip !== undefined ? 'skipped' : 'todo';
  const reason = skip ?? todo;
  if (reason !== undefined) {
    node.children.push({
      tag: 'skipped', nesting: node.nesting + 1, children: [],
      attributes: { type: kind, message: typeof reason === 'string' ? reason : 'true' },
    });
  }
}

async function* junit(source) {
  yield '<?xml version="1.0" encoding="utf-8"?>\n';
  yield '<testsuites>\n';
  const tree = new Tree();
  for await (const { type, data } of source) {
    switch (type) {
      case 'test:start':
        tree.startTest({ data });
        break;
      case 'test:pass':
      case 'test:fail':
        tree.endTest({ data, failed: type === 'test:fail' });
        break;
      case 'test:diagnostic':
        tree.comment(data.message);
        break;
    }
  }
  for (const root of tree.roots) {
    yield* element(root);
  }
  yield '</testsuites>\n';
}

module.exports = junit;
