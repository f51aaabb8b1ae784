'use strict';

// TypeScript to JavaScript by blanks: what is only type becomes spaces, so that every line and column stays. The text is
// parsed by Babel's parser. What has a meaning at run time (enums, namespaces with values, parameter properties ...)
// cannot be blanked and is reported.

const { Tokens } = require('internal/modules/typescript/tokens');

const unsupported = {
  __proto__: null,
  angle: "The angle-bracket syntax for type assertions, `<T>expr`, is not supported in type strip mode. " +
    "Instead, use the 'as' syntax: `expr as T`.",
  enum: 'TypeScript enum is not supported in strip-only mode',
  exportEquals: 'TypeScript export assignment is not supported in strip-only mode',
  importEquals: 'TypeScript import equals declaration is not supported in strip-only mode',
  module: '`module` keyword is not supported. Use `namespace` instead.',
  namespace: 'TypeScript namespace declaration is not supported in strip-only mode',
  parameter: 'TypeScript parameter property is not supported in strip-only mode',
};

const continuing = /[([`/+\-*,.?<>=&|^%]/;
const isType = /^TS(?!AsExpression|SatisfiesExpression|NonNullExpression|TypeAssertion|ParameterProperty|EnumDeclaration|ModuleDeclaration|ImportEquals|ExportAssignment|NamespaceExport|DeclareFunction|DeclareMethod|IndexSignature|InterfaceDeclaration|TypeAliasDeclaration|InstantiationExpression|AbstractMethod|AbstractProperty|AbstractAccessor)/;

/** The words before a member or class that only types know. */
const modifierWords = new Set(['public', 'private', 'protected', 'readonly', 'abstract', 'override', 'declare']);

function isNode(value) {
  return typeof value?.type === 'string' && typeof value.start === 'number';
}

class Blanker {
  constructor(text, file, report) {
    this.text = text;
    this.tokens = new Tokens(file.tokens);
    this.report = report;
    this.ranges = [];
    this.parents = [];
    this.program = file.program;
  }

  run() {
    this.visit(this.program);
    const out = this.text.split('');
    for (const { start, end, first, last } of this.ranges) {
      for (let i = start; i < end; i++) {
        if (!/[\n\r\u2028\u2029]/.test(out[i])) {
          out[i] = ' ';
        }
      }
      if (first !== undefined) {
        out[start] = first;
      }
      if (last !== undefined) {
        out[end - 1] = last;
      }
    }
    return out.join('');
  }

  children(node) {
    this.parents.push(node);
    for (const key in node) {
      const value = node[key];
      if (Array.isArray(value) && !/Comments$/.test(key)) {
        for (const each of value) {
          if (isNode(each)) {
            this.visit(each);
          }
        }
      } else if (isNode(value)) {
        this.visit(value);
      }
    }
    this.parents.pop();
  }

  visit(node) {
    if (!node) {
      return;
    }
    const handler = this[node.type];
    if (handler !== undefined) {
      handler.call(this, node);
    } else if (isType.test(node.type)) {
      this.blank(node.start, node.end);
    } else {
      this.children(node);
    }
  }

  blank(start, end, first, last) {
    if (end > start) {
      this.ranges.push({ start, end, first, last });
    }
  }

  blankNode(node) {
    if (node) {
      this.blank(node.start, node.end);
    }
  }

  /** A statement that is gone must not join the one before it with the one after it. */
  blankStatement(node) {
    const { start } = node;
    if (/^(If|For|While|DoWhile|With|Labeled)/.test(this.parents.at(-1)?.type)) {
      this.blank(start, node.end, ';');
      return;
    }
    const before = this.tokens.before(start);
    const following = this.tokens.from(node.end);
    const ended = before === undefined || /[;{}]/.test(this.text[before.end - 1]);
    const joins = !ended && following !== undefined && continuing.test(this.text[following.start]);
    this.blank(start, node.end, joins ? ';' : undefined);
  }

  /** A mark such as `?` or `!` after a name. */
  mark(after) {
    const token = this.tokens.from(after);
    this.blank(token.start, token.end);
  }

  /** The words of only types between the start of a member and its name. */
  modifiers(node, nameStart, kept) {
    for (let token = this.tokens.from(node.decorators?.at(-1).end ?? node.start); token.start < nameStart;
      token = this.tokens.from(token.end)) {
      if (modifierWords.has(this.text.slice(token.start, token.end))) {
        const next = this.tokens.from(token.end);
        this.blank(token.start, token.end, kept && /[[*]/.test(this.text[next.start]) ? ';' : undefined);
      }
    }
  }

  TSInterfaceDeclaration(node) {
    this.blankStatement(node);
  }

  TSTypeAliasDeclaration(node) {
    this.blankStatement(node);
  }

  TSNamespaceExportDeclaration(node) {
    this.blankStatement(node);
  }

  TSDeclareFunction(node) {
    this.blankStatement(node);
  }

  TSDeclareMethod(node) {
    this.blankStatement(node);
  }

  TSIndexSignature(node) {
    this.blankStatement(node);
  }

  TSEnumDeclaration(node) {
    this.onlyDeclared(node, unsupported.enum);
  }

  onlyDeclared(node, message) {
    if (node.declare) {
      this.blankStatement(node);
    } else {
      this.report(message, node.start, node.end);
    }
  }

  TSModuleDeclaration(node) {
    if (node.kind === 'module' && node.id.type !== 'StringLiteral') {
      this.report(unsupported.module, node.start, node.id.end);
    } else if (node.declare || !isInstantiated(node)) {
      this.blankStatement(node);
    } else {
      this.report(unsupported.namespace, node.start, node.end);
    }
  }

  TSImportEqualsDeclaration(node) {
    if (node.importKind === 'type') {
      this.blankStatement(node);
    } else {
      this.report(unsupported.importEquals, node.start, node.end);
    }
  }

  TSExportAssignment(node) {
    this.report(unsupported.exportEquals, node.start, node.end);
  }

  ImportDeclaration(node) {
    this.onlyValues(node, node.importKind);
  }

  ExportNamedDeclaration(node) {
    const { declaration } = node;
    if (declaration && this.isGone(declaration)) {
      this.blankStatement(node);
    } else {
      this.onlyValues(node, node.exportKind);
    }
  }

  ExportAllDeclaration(node) {
    this.onlyValues(node, node.exportKind);
  }

  ExportDefaultDeclaration(node) {
    if (this.isGone(node.declaration)) {
      this.blankStatement(node);
    } else {
      this.children(node);
    }
  }

  onlyValues(node, kind) {
    if (kind === 'type' && !node.declaration) {
      this.blankStatement(node);
    } else {
      this.children(node);
    }
  }

  /** Whether nothing is left of a declaration, so that `export` before it has to go too. */
  isGone(node) {
    return node.declare || node.type === 'TSInterfaceDeclaration' || node.type === 'TSTypeAliasDeclaration' ||
      node.type === 'TSDeclareFunction' ||
      (node.type === 'TSModuleDeclaration' && node.kind !== 'module' && !isInstantiated(node)) ||
      (node.type === 'TSImportEqualsDeclaration' && node.importKind === 'type');
  }

  ImportSpecifier(node) {
    this.specifier(node, node.importKind);
  }

  ExportSpecifier(node) {
    this.specifier(node, node.exportKind);
  }

  specifier(node, kind) {
    if (kind === 'type') {
      this.withComma(node);
    }
  }

  withComma(node) {
    const following = this.tokens.from(node.end);
    this.blank(node.start, this.text[following.start] === ',' ? following.end : node.end);
  }

  VariableDeclaration(node) {
    if (node.declare) {
      this.blankStatement(node);
    } else {
      this.children(node);
    }
  }

  VariableDeclarator(node) {
    if (node.definite) {
      this.mark(this.tokens.from(node.id.start).end);
    }
    this.children(node);
  }

  Identifier(node) {
    if (node.optional) {
      this.mark(this.tokens.from(node.start).end);
    }
    this.blankNode(node.typeAnnotation);
  }

  ObjectPattern(node) {
    this.pattern(node);
  }

  ArrayPattern(node) {
    this.pattern(node);
  }

  pattern(node) {
    if (node.optional) {
      const end = node.typeAnnotation?.start ?? node.end;
      const token = this.tokens.before(end);
      this.blank(token.start, token.end);
    }
    this.children(node);
  }

  ClassDeclaration(node) {
    if (node.declare) {
      this.blankStatement(node);
    } else {
      this.classLike(node);
    }
  }

  ClassExpression(node) {
    this.classLike(node);
  }

  classLike(node) {
    if (node.abstract) {
      this.modifiers(node, this.tokens.find('class', node.decorators?.at(-1).end ?? node.start).start, false);
    }
    if (node.implements?.length > 0) {
      const word = this.tokens.before(node.implements[0].start);
      this.blank(word.start, node.implements.at(-1).end);
    }
    this.parents.push(node);
    for (const decorator of node.decorators ?? []) {
      this.visit(decorator);
    }
    this.blankNode(node.typeParameters);
    this.visit(node.superClass);
    this.blankNode(node.superTypeParameters ?? node.superTypeArguments);
    this.visit(node.body);
    this.parents.pop();
  }

  ClassProperty(node) {
    this.property(node);
  }

  ClassPrivateProperty(node) {
    this.property(node);
  }

  ClassAccessorProperty(node) {
    this.property(node);
  }

  property(node) {
    if (node.declare || node.abstract) {
      this.blankStatement(node);
      return;
    }
    const { key } = node;
    this.modifiers(node, key.start, true);
    for (const decorator of node.decorators ?? []) {
      this.visit(decorator);
    }
    this.visit(key);
    if (node.optional || node.definite) {
      this.mark(node.computed ? this.tokens.from(key.end).end : key.end);
    }
    this.blankNode(node.typeAnnotation);
    this.visit(node.value);
  }

  ClassMethod(node) {
    this.method(node);
  }

  ClassPrivateMethod(node) {
    this.method(node);
  }

  ObjectMethod(node) {
    this.functionLike(node);
  }

  method(node) {
    if (node.abstract) {
      this.blankStatement(node);
      return;
    }
    this.modifiers(node, node.key.start, true);
    if (node.optional) {
      this.mark(node.computed ? this.tokens.from(node.key.end).end : node.key.end);
    }
    this.functionLike(node);
  }

  FunctionDeclaration(node) {
    this.functionLike(node);
  }

  FunctionExpression(node) {
    this.functionLike(node);
  }

  ArrowFunctionExpression(node) {
    this.functionLike(node);
  }

  functionLike(node) {
    this.parents.push(node);
    for (const decorator of node.decorators ?? []) {
      this.visit(decorator);
    }
    this.visit(node.key ?? node.id);
    this.blankNode(node.typeParameters);
    for (const parameter of node.params) {
      this.parameter(parameter);
    }
    if (node.returnType) {
      this.returnType(node);
    }
    this.visit(node.body);
    this.parents.pop();
  }

  parameter(node) {
    if (node.type === 'Identifier' && node.name === 'this') {
      this.withComma(node);
    } else {
      this.visit(node);
    }
  }

  TSParameterProperty(node) {
    this.report(unsupported.parameter, node.parameter.start, node.end);
  }

  /** No line may end between the parameters of an arrow function and its arrow: the parenthesis moves. */
  returnType(node) {
    const { start, end } = node.returnType;
    if (node.type === 'ArrowFunctionExpression' &&
        this.text.slice(start, this.tokens.from(end).end).includes('\n')) {
      this.blank(this.tokens.before(start).start, end, undefined, ')');
      return;
    }
    this.blank(start, end);
  }

  TSAsExpression(node) {
    this.tail(node);
  }

  TSSatisfiesExpression(node) {
    this.tail(node);
  }

  tail(node) {
    this.visit(node.expression);
    const { start } = this.tokens.from(node.expression.end);
    const following = this.tokens.from(node.end);
    const joins = following !== undefined && this.endsStatement(node) &&
      this.text.slice(node.end, following.start).includes('\n') && continuing.test(this.text[following.start]);
    this.blank(start, node.end, joins ? ';' : undefined);
  }

  endsStatement(node) {
    for (let i = this.parents.length - 1; i >= 0; i--) {
      const parent = this.parents[i];
      if (/Statement$|Declaration$|^ClassProperty$/.test(parent.type)) {
        return parent.end === node.end && this.text[parent.end - 1] !== ';';
      }
      if (parent.end !== node.end) {
        return false;
      }
    }
    return false;
  }

  TSNonNullExpression(node) {
    this.visit(node.expression);
    this.blank(node.end - 1, node.end);
  }

  TSInstantiationExpression(node) {
    this.visit(node.expression);
    this.blankNode(node.typeParameters ?? node.typeArguments);
  }

  TSTypeAssertion(node) {
    this.report(unsupported.angle, node.start, node.end);
  }
}

/** Whether a namespace holds anything but types. */
function isInstantiated(node) {
  const { body } = node;
  if (!body) {
    return false;
  }
  if (body.type === 'TSModuleDeclaration') {
    return isInstantiated(body);
  }
  return body.body.some((each) => {
    const statement = each.type === 'ExportNamedDeclaration' && each.declaration ? each.declaration : each;
    return !(statement.type === 'TSInterfaceDeclaration' || statement.type === 'TSTypeAliasDeclaration' ||
      (statement.type === 'TSModuleDeclaration' && !isInstantiated(statement)) ||
      (statement.type === 'ExportNamedDeclaration' && statement.exportKind === 'type'));
  });
}

/**
 * Blank what is only type.
 * @param {string} text the TypeScript
 * @param {object} file its tree, with tokens
 * @param {function(string, number, number): void} report throws for what cannot be blanked
 * @returns {string} JavaScript of the same length
 */
function blankTypes(text, file, report) {
  return new Blanker(text, file, report).run();
}

module.exports = { blankTypes };
