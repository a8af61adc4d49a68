import { compileExpression, type Expression } from '../../expression/index.ts';
import { RESERVED_NAMES } from '../../scope.ts';
import { text } from '../element.ts';
import type { ScriptNode } from '../flow.ts';
import { report, type Reading } from '../problem.ts';
import { noteExpressionProblems } from './expression.ts';
import { readActivity } from './activity.ts';
import type { NodeSource } from './node.ts';
import { required } from './value.ts';

/** How a script says that it is FEEL; other languages are refused. */
const FEEL_FORMATS = ['feel', 'application/feel', 'application/x-feel'];

/** Script task 脚本任务: FEEL whose value becomes the variable named by `wangban:resultVariable`. */
export function readScriptTask(source: NodeSource): ScriptNode | undefined {
  const expression = readScript(source);
  const resultVariable = readVariable(source);
  const common = readActivity(source);
  if (expression === undefined || resultVariable === undefined) return undefined;
  return { kind: 'script', ...common, expression, resultVariable };
}

function readScript({ element, id, reading }: NodeSource): Expression | undefined {
  const format = text(element, 'scriptFormat') ?? '';
  if (!FEEL_FORMATS.includes(format.toLowerCase())) {
    report(reading, 'badValue', id, {
      zh: `脚本任务“${id}”的 scriptFormat="${format}" 不支持，请改写成 FEEL 并写 scriptFormat="feel"`,
      en: `Script task “${id}” has scriptFormat="${format}": rewrite the script in FEEL and set scriptFormat="feel"`,
    });
    return undefined;
  }
  const compiled = compileExpression(text(element, 'script') ?? '', reading.names);
  if ('expression' in compiled) return compiled.expression;
  noteExpressionProblems(reading, id, compiled.problems);
  return undefined;
}

function readVariable({ element, id, reading }: NodeSource): string | undefined {
  const name = required(reading, element, 'resultVariable');
  if (name === undefined) return undefined;
  if (/^[A-Za-z_][A-Za-z0-9_]{0,63}$/.test(name) && !isTaken(reading, name)) return name;
  reservedName(reading, id, name);
  return undefined;
}

/** Names of ours, of form fields (which would be hidden), and those such as `constructor` that every object has. */
function isTaken({ fields }: Reading, name: string): boolean {
  return RESERVED_NAMES.has(name) || name in {} || fields?.has(name) === true;
}

function reservedName(reading: Reading, id: string, name: string): void {
  report(reading, 'reservedName', id, {
    zh: `脚本任务“${id}”的变量名“${name}”不可用或与表单字段重名，请换一个以字母开头的名称`,
    en: `Script task “${id}” cannot use the variable name “${name}” (reserved, or a form field): take another one that begins with a letter`,
  });
}
