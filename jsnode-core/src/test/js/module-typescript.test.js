'use strict';
// Types become blanks, so that lines and columns stay; what has a meaning at run time is refused.
const { stripTypeScriptTypes } = require('node:module');

process.removeAllListeners('warning');
const texts = [
  'const a: number = b as number;',
  'interface A { a: string }\ntype B = A | undefined;',
  'class C<T> extends D<T> implements E { private readonly x?: T; declare y: T; m<U>(this: C<T>, u?: U): void {} }',
  'import { type A, b } from "c"; import type D from "d"; export type { A };',
  'function f(a: string): string;\nfunction f(a: any) { return a!.b<string>(); }',
  'declare const x: number; declare module "y" {}',
  'enum A { B }',
  'namespace N { export const x = 1; }',
  'class A { constructor(private a: string) {} }',
  'const x = <any>y;',
];
for (const text of texts) {
  try {
    console.log(JSON.stringify(stripTypeScriptTypes(text)));
  } catch (error) {
    console.log(error.code, error.message);
  }
}
