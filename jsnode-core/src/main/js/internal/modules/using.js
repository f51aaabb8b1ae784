'use strict';

// `using` and `await using`, which the engine does not parse yet, in its words: the statements around a declaration go
// into a `try`, and a DisposableStack holds what is to be disposed of.
//
//     using a = open();       const s = new DisposableStack; try { const a = s.use(open());
//     work(a);                work(a);
//                             } catch (e) { s.defer(() => { throw e; }); } finally { s.dispose(); }
//
// What the statements throw is deferred last, so that the stack throws it first: errors of the disposal suppress it, as the
// language has it. Lines stay what they are. A module that exports something beside such a declaration of its top level is
// left as it is.

const kSomewhere = /\busing\s+[\p{ID_Start}$_]/u;

// The body of a function may have such declarations, though Babel reads it as a script.
const kOfScripts = 'UnexpectedUsingDeclaration';

/** The text without such declarations; undefined where it has none or cannot be read. */
function lower(text, kind) {
  if (!kSomewhere.test(text)) {
    return undefined;
  }
  const program = parse(text, kind);
  return program === undefined ? undefined : new Lowering(text).run(program);
}

function parse(text, kind) {
  try {
    const { errors, program } = require('internal/deps/babel__parser/lib/index').parse(text, {
      allowAwaitOutsideFunction: kind === 'module',
      allowNewTargetOutsideFunction: true,
      allowReturnOutsideFunction: kind === 'function',
      allowSuperOutsideMethod: true,
      attachComment: false,
      createParenthesizedExpressions: true,
      errorRecovery: true,
      plugins: ['explicitResourceManagement'],
      sourceType: kind === 'module' ? 'module' : 'script',
    });
    return errors.every(({ reasonCode }) => kind === 'function' && reasonCode === kOfScripts) ? program : undefined;
  } catch (error) {
    if (error?.pos === undefined) {
      throw error;
    }
    // The engine says what is wrong with it.
    return undefined;
  }
}

function isUsing(node) {
  return node?.type === 'VariableDeclaration' && (node.kind === 'using' || node.kind === 'await using');
}

class Lowering {
  #text;
  // Each { start, end, text, order }: what replaces a range, or goes in where it is empty.
  #edits = [];
  #names = 0;
  #prefix = '__using';
  #possible = true;

  constructor(text) {
    this.#text = text;
    while (text.includes(this.#prefix)) {
      this.#prefix += '_';
    }
  }

  run(program) {
    this.#visit(program, undefined);
    return this.#possible && this.#edits.length > 0 ? this.#apply() : undefined;
  }

  #visit(node, parent) {
    switch (node.type) {
      case 'Program':
      case 'BlockStatement':
      case 'StaticBlock':
        this.#statements(node);
        break;
      case 'ForStatement':
        this.#forLoop(node, this.#outermost(node, parent));
        break;
      case 'ForOfStatement':
        this.#forOf(node);
        break;
    }
    for (const key of Object.keys(node)) {
      const value = node[key];
      for (const child of Array.isArray(value) ? value : [value]) {
        if (typeof child?.type === 'string' && typeof child.start === 'number') {
          this.#visit(child, node);
        }
      }
    }
  }

  #statements({ type, body }) {
    const declarations = body.filter(isUsing);
    if (declarations.length === 0) {
      return;
    }
    // At the beginning, since functions further down are called further up.
    const start = body[0].start;
    if (type === 'Program') {
      this.#moveImports(body, start);
    }
    this.#enclose(start, body.at(-1).end, declarations);
  }

  #moveImports(body, start) {
    for (const statement of body) {
      if (statement.type.startsWith('Export')) {
        this.#possible = false;
      } else if (statement.type === 'ImportDeclaration') {
        const text = this.#text.slice(statement.start, statement.end);
        this.#possible &&= !text.includes('//');
        this.#insert(start, `${text.replace(/\r?\n/g, ' ')};`);
        this.#replace(statement.start, statement.end, text.replace(/[^\r\n]/g, ' '));
      }
    }
  }

  /** A statement with its labels: nothing may come between them. */
  #outermost(node, parent) {
    return parent?.type === 'LabeledStatement' ? parent : node;
  }

  #forLoop(node, outer) {
    if (!isUsing(node.init)) {
      return;
    }
    const stack = this.#newName();
    const isAsync = this.#isAsync([node.init]);
    const declarations = node.init.declarations.map(({ id, init }) => (
      `const ${this.#source(id)}=${this.#use(stack, node.init, isAsync, this.#source(init))};`));
    this.#insert(outer.start, `{${this.#opening(stack, isAsync)}${declarations.join('')}`);
    this.#replace(node.init.start, node.init.end, this.#source(node.init).replace(/[^\r\n]/g, ' '));
    this.#insert(outer.end, `${this.#closing(stack, isAsync)}}`, true);
  }

  #forOf({ left, body }) {
    if (!isUsing(left)) {
      return;
    }
    const stack = this.#newName();
    const value = this.#newName();
    this.#replace(left.start, left.end, `const ${value}`);
    const name = this.#source(left.declarations[0].id);
    const isAsync = this.#isAsync([left]);
    this.#insert(body.start, `{${this.#opening(stack, isAsync)}const ${name}=${this.#use(stack, left, isAsync, value)};`);
    this.#insert(body.end, `${this.#closing(stack, isAsync)}}`, true);
  }

  #enclose(start, end, declarations) {
    const stack = this.#newName();
    const isAsync = this.#isAsync(declarations);
    this.#insert(start, `{${this.#opening(stack, isAsync)}`);
    this.#insert(end, `${this.#closing(stack, isAsync)}}`, true);
    for (const declaration of declarations) {
      this.#replace(declaration.start, declaration.start + declaration.kind.length, 'const');
      for (const { init } of declaration.declarations) {
        const [before, after] = this.#use(stack, declaration, isAsync, '\0').split('\0');
        this.#insert(init.start, before);
        this.#insert(init.end, after, true);
      }
    }
  }

  #isAsync(declarations) {
    return declarations.some(({ kind }) => kind === 'await using');
  }

  #opening(stack, isAsync) {
    return `const ${stack}=new ${isAsync ? 'AsyncDisposableStack' : 'DisposableStack'};try{`;
  }

  #closing(stack, isAsync) {
    const dispose = isAsync ? `await ${stack}.disposeAsync()` : `${stack}.dispose()`;
    return `;}catch(e){${stack}.defer(()=>{throw e})}finally{${dispose}}`;
  }

  #use(stack, { kind }, isAsync, value) {
    // An async stack would ask for Symbol.asyncDispose first.
    const holder = isAsync && kind === 'using' ? `${stack}.adopt(new DisposableStack,(s)=>s.dispose())` : stack;
    return `${holder}.use(${value})`;
  }

  #newName() {
    return `${this.#prefix}${this.#names++}`;
  }

  #source({ start, end }) {
    return this.#text.slice(start, end);
  }

  #insert(position, text, isEnd = false) {
    this.#edits.push({ start: position, end: position, text, isEnd, order: this.#edits.length });
  }

  #replace(start, end, text) {
    this.#edits.push({ start, end, text, isEnd: false, order: this.#edits.length });
  }

  // At one position ends come before beginnings, inner ends first; a replacement follows what is put before it.
  #apply() {
    const edits = this.#edits.toSorted((a, b) => a.start - b.start || Number(b.isEnd) - Number(a.isEnd) ||
      (a.isEnd ? b.order - a.order : (a.end - a.start) - (b.end - b.start) || a.order - b.order));
    let text = '';
    let position = 0;
    for (const edit of edits) {
      if (edit.start < position) {
        // Within what was replaced as a whole.
        continue;
      }
      text += this.#text.slice(position, edit.start) + edit.text;
      position = edit.end;
    }
    return text + this.#text.slice(position);
  }
}

module.exports = { lower };
