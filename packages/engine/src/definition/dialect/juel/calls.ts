import { nameToFeel } from './names.ts';
import { BINDS, cannot, emptiness, value, within, type Piece, type Printing } from './printing.ts';
import type { Juel } from './tree.ts';
import { ofVariable } from './variable-functions.ts';

type Method = Extract<Juel, { kind: 'method' }>;
type Call = Method | Extract<Juel, { kind: 'function' }>;

/** Methods of Java's texts and lists that FEEL has as functions of the same meaning, with the number of arguments. */
const METHODS: { readonly [name: string]: readonly [feel: string, args: number] } = {
  size: ['count', 0],
  length: ['string length', 0],
  toLowerCase: ['lower case', 0],
  toUpperCase: ['upper case', 0],
  startsWith: ['starts with', 1],
  endsWith: ['ends with', 1],
};

/** Objects whose `getVariable('x')` only reads the variable `x`. */
const READERS: ReadonlySet<string> = new Set(['execution', 'task', 'variables', 'vars', 'var']);

/** Calls 方法调用: a few that only read are translated, all others name what would have to run. */
export function callToFeel(printing: Printing, call: Call): Piece {
  if (call.kind === 'function') return functionToFeel(printing, call.name, call.args);
  const variable = readVariable(call);
  if (variable !== undefined) return value(nameToFeel(printing, variable));
  const { of, name, args } = call;
  const [first] = args;
  if (name === 'isEmpty' && args.length === 0) return emptiness(printing, of);
  if (name === 'equals' && args.length === 1 && first !== undefined) {
    return printing.print({ kind: 'binary', operator: '==', left: of, right: first });
  }
  if (name === 'get' && args.length === 1 && first !== undefined) {
    return printing.print({ kind: 'index', of, at: first });
  }
  const method = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
  if (method === undefined || method[1] !== args.length) return refuseMethod(printing, call);
  return value(
    `${method[0]}(${[of, ...args].map((each) => within(printing, each, BINDS.choice)).join(', ')})`,
  );
}

/** The `x` of `execution.getVariable('x')` and its like. */
function readVariable({ of, name, args }: Method): string | undefined {
  const [first, ...others] = args;
  if (first === undefined || others.length > 0 || of.kind !== 'name' || !READERS.has(of.name))
    return undefined;
  if (!['getVariable', 'getVariableLocal', 'get'].includes(name)) return undefined;
  return first.kind === 'literal' && typeof first.value === 'string' ? first.value : undefined;
}

/** Both names of Camunda 7 for the clock are FEEL's `now()`, which is that of the command. */
function functionToFeel(printing: Printing, name: string, args: readonly Juel[]): Piece {
  const variable = ofVariable(name, args);
  if (variable !== undefined) return printing.print(variable);
  const isClock = (name === 'now' || name === 'dateTime') && args.length === 0;
  return isClock ? value('now()') : refuseFunction(printing, name);
}

function refuseFunction(printing: Printing, name: string): Piece {
  return cannot(
    printing,
    `函数 ${name}(…) 无法翻译成 FEEL，请改用表单字段或变量`,
    `the function ${name}(…) cannot be translated to FEEL: use a form field or variable instead`,
  );
}

function refuseMethod(printing: Printing, { of, name }: Method): Piece {
  const object = of.kind === 'name' ? of.name : '…';
  return cannot(
    printing,
    `方法调用 ${object}.${name}(…) 要运行 Java 代码，无法翻译成 FEEL；请让调用方先把结果放进变量`,
    `the call ${object}.${name}(…) would run Java code and cannot be translated to FEEL: let the caller put its result into a variable`,
  );
}
