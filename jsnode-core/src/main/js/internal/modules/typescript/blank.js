'use strict';

// TypeScript to JavaScript by blanks: what is only type becomes spaces, so that every line and column stays. The text is
// parsed by TypeScript itself. What has a meaning at run time (enums, namespaces with values, parameter properties ...)
// cannot be blanked and is reported.

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

class Blanker {
  constructor(ts, sourceFile, report) {
    this.ts = ts;
    this.file = sourceFile;
    this.text = sourceFile.text;
    this.report = report;
    this.ranges = [];
  }

  run() {
    this.children(this.file);
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
    this.ts.forEachChild(node, (child) => this.visit(child));
  }

  start(node) {
    return node.getStart(this.file);
  }

  blank(start, end, first, last) {
    if (end > start) {
      this.ranges.push({ start, end, first, last });
    }
  }

  blankNode(node) {
    if (node !== undefined) {
      this.blank(this.start(node), node.end);
    }
  }

  /** The index after the next `token` that follows `from`, comments skipped. */
  after(from, token) {
    const scanner = this.ts.createScanner(this.ts.ScriptTarget.Latest, true, this.file.languageVariant, this.text);
    scanner.resetTokenState(from);
    for (let kind = scanner.scan(); kind !== this.ts.SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
      if (kind === token) {
        return scanner.getTokenEnd();
      }
    }
    return from;
  }

  next(from) {
    const scanner = this.ts.createScanner(this.ts.ScriptTarget.Latest, true, this.file.languageVariant, this.text);
    scanner.resetTokenState(from);
    return { kind: scanner.scan(), start: scanner.getTokenStart(), end: scanner.getTokenEnd() };
  }

  /** A statement that is gone must not join the one before it with the one after it. */
  blankStatement(node) {
    const start = this.start(node);
    const before = this.text.slice(0, start).trimEnd().at(-1);
    const following = this.next(node.end);
    const joins = before !== undefined && before !== ';' && before !== '}' && before !== '{' &&
      following.end > following.start && continuing.test(this.text[following.start]);
    this.blank(start, node.end, joins ? ';' : undefined);
  }

  has(node, kind) {
    return node.modifiers?.some((modifier) => modifier.kind === kind) ?? false;
  }

  colonBefore(type) {
    let index = type.pos;
    while (index > 0 && this.text[index - 1] !== ':') {
      index--;
    }
    return index - 1;
  }

  typeList(list) {
    if (list === undefined) {
      return;
    }
    this.blank(list.pos - 1, this.after(list.end, this.ts.SyntaxKind.GreaterThanToken));
  }

  visit(node) {
    const kinds = this.ts.SyntaxKind;
    const handler = this[kinds[node.kind]] ?? this[aliases[node.kind] ??= nameOf(kinds, node.kind)];
    if (handler !== undefined) {
      handler.call(this, node);
    } else if (this.ts.isTypeNode(node) && node.kind !== kinds.ExpressionWithTypeArguments) {
      this.blankNode(node);
    } else {
      this.children(node);
    }
  }

  modifiers(node, kept) {
    const kinds = this.ts.SyntaxKind;
    for (const modifier of node.modifiers ?? []) {
      switch (modifier.kind) {
        case kinds.PublicKeyword: case kinds.PrivateKeyword: case kinds.ProtectedKeyword: case kinds.ReadonlyKeyword:
        case kinds.AbstractKeyword: case kinds.OverrideKeyword: case kinds.DeclareKeyword: {
          const name = node.name;
          const first = kept && name !== undefined && /[[*]/.test(this.text[this.next(modifier.end).start]) ? ';' : undefined;
          this.blank(this.start(modifier), modifier.end, first);
          break;
        }
        default:
          this.visit(modifier);
      }
    }
  }

  InterfaceDeclaration(node) {
    this.blankStatement(node);
  }

  TypeAliasDeclaration(node) {
    this.blankStatement(node);
  }

  NamespaceExportDeclaration(node) {
    this.blankStatement(node);
  }

  EnumDeclaration(node) {
    this.onlyDeclared(node, unsupported.enum);
  }

  onlyDeclared(node, message) {
    if (this.has(node, this.ts.SyntaxKind.DeclareKeyword)) {
      this.blankStatement(node);
    } else {
      this.report(message, this.start(node), node.end);
    }
  }

  ModuleDeclaration(node) {
    const { ts } = this;
    const declared = this.has(node, ts.SyntaxKind.DeclareKeyword);
    const keyword = node.name.kind === ts.SyntaxKind.Identifier && !(node.flags & ts.NodeFlags.Namespace) &&
      !(node.flags & ts.NodeFlags.GlobalAugmentation);
    if (keyword) {
      this.report(unsupported.module, this.start(node), node.name.end);
    } else if (declared || !isInstantiated(ts, node)) {
      this.blankStatement(node);
    } else {
      this.report(unsupported.namespace, this.start(node), node.end);
    }
  }

  ImportEqualsDeclaration(node) {
    if (node.isTypeOnly) {
      this.blankStatement(node);
    } else {
      this.report(unsupported.importEquals, this.start(node), node.end);
    }
  }

  ExportAssignment(node) {
    if (node.isExportEquals) {
      this.report(unsupported.exportEquals, this.start(node), node.end);
    } else {
      this.children(node);
    }
  }

  ImportDeclaration(node) {
    if (node.importClause?.isTypeOnly) {
      this.blankStatement(node);
    } else {
      this.children(node);
    }
  }

  ExportDeclaration(node) {
    if (node.isTypeOnly) {
      this.blankStatement(node);
    } else {
      this.children(node);
    }
  }

  ImportSpecifier(node) {
    this.specifier(node);
  }

  ExportSpecifier(node) {
    this.specifier(node);
  }

  specifier(node) {
    if (node.isTypeOnly) {
      const following = this.next(node.end);
      this.blank(this.start(node), following.kind === this.ts.SyntaxKind.CommaToken ? following.end : node.end);
    }
  }

  VariableStatement(node) {
    if (this.has(node, this.ts.SyntaxKind.DeclareKeyword)) {
      this.blankStatement(node);
    } else {
      this.children(node);
    }
  }

  VariableDeclaration(node) {
    this.visit(node.name);
    if (node.exclamationToken) {
      this.blankNode(node.exclamationToken);
    }
    if (node.type) {
      this.blank(this.colonBefore(node.type), node.type.end);
    }
    if (node.initializer) {
      this.visit(node.initializer);
    }
  }

  ClassDeclaration(node) {
    if (this.has(node, this.ts.SyntaxKind.DeclareKeyword)) {
      this.blankStatement(node);
    } else {
      this.classLike(node);
    }
  }

  ClassExpression(node) {
    this.classLike(node);
  }

  classLike(node) {
    this.modifiers(node, false);
    this.typeList(node.typeParameters);
    for (const clause of node.heritageClauses ?? []) {
      if (clause.token === this.ts.SyntaxKind.ImplementsKeyword) {
        this.blankNode(clause);
      } else {
        this.children(clause);
      }
    }
    for (const member of node.members) {
      this.visit(member);
    }
  }

  ExpressionWithTypeArguments(node) {
    this.visit(node.expression);
    this.typeList(node.typeArguments);
  }

  PropertyDeclaration(node) {
    const kinds = this.ts.SyntaxKind;
    if (this.has(node, kinds.DeclareKeyword) || this.has(node, kinds.AbstractKeyword)) {
      this.blankStatement(node);
      return;
    }
    this.modifiers(node, true);
    this.visit(node.name);
    this.blankNode(node.questionToken);
    this.blankNode(node.exclamationToken);
    if (node.type) {
      this.blank(this.colonBefore(node.type), node.type.end);
    }
    if (node.initializer) {
      this.visit(node.initializer);
    }
  }

  IndexSignature(node) {
    this.blankStatement(node);
  }

  MethodDeclaration(node) {
    this.functionLike(node);
  }

  GetAccessor(node) {
    this.functionLike(node);
  }

  SetAccessor(node) {
    this.functionLike(node);
  }

  Constructor(node) {
    this.functionLike(node);
  }

  FunctionDeclaration(node) {
    this.functionLike(node);
  }

  FunctionExpression(node) {
    this.functionLike(node);
  }

  ArrowFunction(node) {
    this.functionLike(node);
  }

  functionLike(node) {
    if (node.body === undefined) {
      this.blankStatement(node);
      return;
    }
    this.modifiers(node, node.parent?.members !== undefined);
    if (node.name) {
      this.visit(node.name);
    }
    this.blankNode(node.questionToken);
    this.typeList(node.typeParameters);
    for (const parameter of node.parameters) {
      this.visit(parameter);
    }
    if (node.type) {
      this.returnType(node);
    }
    this.visit(node.body);
  }

  /** No line may end between the parameters of an arrow function and its arrow: the parenthesis moves. */
  returnType(node) {
    const colon = this.colonBefore(node.type);
    const end = node.type.end;
    if (node.kind === this.ts.SyntaxKind.ArrowFunction && this.text.slice(colon, node.equalsGreaterThanToken.end).includes('\n')) {
      this.blank(this.text.lastIndexOf(')', colon), end, undefined, ')');
      return;
    }
    this.blank(colon, end);
  }

  Parameter(node) {
    const kinds = this.ts.SyntaxKind;
    if (node.name.kind === kinds.Identifier && node.name.text === 'this') {
      const following = this.next(node.end);
      this.blank(this.start(node), following.kind === kinds.CommaToken ? following.end : node.end);
      return;
    }
    if (this.ts.isParameterPropertyDeclaration(node, node.parent)) {
      this.report(unsupported.parameter, this.start(node.name), node.end);
      return;
    }
    if (node.dotDotDotToken) {
      this.visit(node.dotDotDotToken);
    }
    for (const decorator of node.modifiers ?? []) {
      this.visit(decorator);
    }
    this.visit(node.name);
    this.blankNode(node.questionToken);
    if (node.type) {
      this.blank(this.colonBefore(node.type), node.type.end);
    }
    if (node.initializer) {
      this.visit(node.initializer);
    }
  }

  AsExpression(node) {
    this.tail(node);
  }

  SatisfiesExpression(node) {
    this.tail(node);
  }

  tail(node) {
    this.visit(node.expression);
    const following = this.next(node.end);
    const joins = this.endsStatement(node) && following.end > following.start &&
      this.text.slice(node.end, following.start).includes('\n') && continuing.test(this.text[following.start]);
    const start = node.expression.end;
    this.blank(start, node.end, joins ? ';' : undefined);
  }

  endsStatement(node) {
    for (let each = node; each.parent !== undefined; each = each.parent) {
      if (each.parent.end !== each.end) {
        return this.ts.isStatement(each) && this.text[each.end - 1] !== ';';
      }
    }
    return false;
  }

  NonNullExpression(node) {
    this.visit(node.expression);
    this.blank(node.end - 1, node.end);
  }

  TypeAssertionExpression(node) {
    this.report(unsupported.angle, this.start(node), node.end);
  }

  CallExpression(node) {
    this.callLike(node);
  }

  NewExpression(node) {
    this.callLike(node);
  }

  callLike(node) {
    this.visit(node.expression);
    this.typeList(node.typeArguments);
    for (const argument of node.arguments ?? []) {
      this.visit(argument);
    }
  }

  TaggedTemplateExpression(node) {
    this.visit(node.tag);
    this.typeList(node.typeArguments);
    this.visit(node.template);
  }
}

// SyntaxKind has several names for some numbers; the last wins in the table of names.
const aliases = { __proto__: null };

function nameOf(kinds, kind) {
  return Object.keys(kinds).find((name) => kinds[name] === kind && Object.hasOwn(Blanker.prototype, name));
}

/** Whether a namespace holds anything but types. */
function isInstantiated(ts, node) {
  const { body } = node;
  if (body === undefined) {
    return false;
  }
  if (ts.isModuleDeclaration(body)) {
    return isInstantiated(ts, body);
  }
  return body.statements.some((statement) => !(ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) || (ts.isModuleDeclaration(statement) && !isInstantiated(ts, statement)) ||
    (ts.isExportDeclaration(statement) && statement.isTypeOnly)));
}

function blankTypes(ts, sourceFile, report) {
  return new Blanker(ts, sourceFile, report).run();
}

module.exports = { blankTypes };
