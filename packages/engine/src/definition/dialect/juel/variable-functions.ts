import type { Juel, JuelOperator } from './tree.ts';

/** Functions of Flowable that compare a variable 变量函数, by all their names. */
const COMPARING: { readonly [name: string]: JuelOperator } = {
  equals: '==',
  eq: '==',
  notEquals: '!=',
  ne: '!=',
  lowerThan: '<',
  lessThan: '<',
  lt: '<',
  lowerThanOrEquals: '<=',
  lessThanOrEquals: '<=',
  lte: '<=',
  greaterThan: '>',
  gt: '>',
  greaterThanOrEquals: '>=',
  gte: '>=',
};

const PREFIXES: ReadonlySet<string> = new Set(['variables', 'vars', 'var']);

/**
 * What a call such as `vars:equals(x, 3)` of Flowable says in operators; undefined for any other call. The first argument
 * names the variable.
 */
export function ofVariable(call: string, args: readonly Juel[]): Juel | undefined {
  const [prefix = '', name = ''] = call.split(':');
  const [variable, other, ...more] = args;
  if (!PREFIXES.has(prefix) || variable === undefined || more.length > 0) return undefined;
  if (other === undefined) return alone(name, variable);
  if (name === 'getOrDefault') {
    return { kind: 'choice', test: missing(variable), yes: other, no: variable };
  }
  const operator = Object.hasOwn(COMPARING, name) ? COMPARING[name] : undefined;
  return operator === undefined ? undefined : { kind: 'binary', operator, left: variable, right: other };
}

function alone(name: string, variable: Juel): Juel | undefined {
  const empty: Juel = { kind: 'unary', operator: 'empty', of: variable };
  switch (name) {
    case 'get':
      return variable;
    case 'exists':
      return { kind: 'unary', operator: 'not', of: missing(variable) };
    case 'isEmpty':
    case 'empty':
      return empty;
    case 'isNotEmpty':
    case 'notEmpty':
      return { kind: 'unary', operator: 'not', of: empty };
    default:
      return undefined;
  }
}

function missing(variable: Juel): Juel {
  return { kind: 'binary', operator: '==', left: variable, right: { kind: 'literal', value: null } };
}
