import { checkPaths, type Flow } from '@wangban/engine';
import { compileExpression } from '@wangban/engine/expression';
import type { Form, Text } from '@wangban/engine/form';
import type { Obligation } from '../applying-keys.ts';
import type { ServiceDefinition } from '../definition.ts';
import { evidenceForm } from '../evidence-form.ts';
import type { ServiceProblem } from './service-problem.ts';

/** What the keys about applying are checked against. */
interface Parts {
  readonly definition: ServiceDefinition;
  readonly form: Form;
  readonly flow: Flow;
  readonly lineOf: (pointer: string) => number;
}

type Note = (at: string, code: string, message: Text) => void;

/** Checks what `duplicates`, `confirmation`, `obligations` and `rating` of a service.yaml refer to 申请与办结后的引用. */
export function checkApplying(parts: Parts): readonly ServiceProblem[] {
  const problems: ServiceProblem[] = [];
  const note: Note = (at, code, message) =>
    problems.push({ file: 'service.yaml', line: parts.lineOf(at), at, code, message });
  const { duplicates, confirmation, obligations = [], rating } = parts.definition;
  for (const [index, key] of (duplicates?.key ?? []).entries())
    checkComparable(parts.form, key, `/duplicates/key/${index}`, note);
  checkReopenAt(parts.flow, confirmation?.reopenAt, note);
  for (const [index, obligation] of obligations.entries()) {
    const at = `/obligations/${index}`;
    if (obligations.findIndex(({ kind }) => kind === obligation.kind) < index)
      note(`${at}/kind`, 'duplicateKey', twice(obligation.kind));
    checkObligation(parts, obligation, at, note);
  }
  for (const [index, { key }] of (rating?.options ?? []).entries())
    if (rating?.options?.findIndex((each) => each.key === key) !== index)
      note(`/rating/options/${index}/key`, 'duplicateKey', optionTwice(key));
  return problems;
}

function checkComparable(form: Form, key: string, at: string, note: Note): void {
  const field = fieldOf(form, key);
  if (field === undefined) note(at, 'unknownReference', noField(key));
  else if (field.type === 'file')
    note(at, 'unknownReference', {
      zh: `“${key}”是上传材料，不能用来比较，请换一个字段`,
      en: `“${key}” holds uploads, which cannot be compared: choose another field`,
    });
}

function checkReopenAt(flow: Flow, node: string | undefined, note: Note): void {
  const kind = node === undefined ? 'user' : flow.nodes[node]?.kind;
  if (kind === 'user' || kind === 'work') return;
  note('/confirmation/reopenAt', 'unknownReference', {
    zh: `流程里没有办理环节“${node}”，请写用户任务或业务系统任务的 id`,
    en: `The flow has no step “${node}”: write the id of a user task, or of work of a business system`,
  });
}

function checkObligation({ definition, form }: Parts, obligation: Obligation, at: string, note: Note): void {
  const { due, when } = obligation;
  const { parameters } = definition;
  if ('field' in due && fieldOf(form, due.field) === undefined)
    note(`${at}/due/field`, 'unknownReference', noField(due.field));
  if (when !== undefined) checkWhen({ definition, form }, when, `${at}/when`, note);
  if (obligation.evidence === undefined) return;
  const evidence = evidenceForm(obligation, parameters);
  if ('form' in evidence) return;
  for (const { path, code, message } of evidence.problems)
    note(path.replace('/sections/0/fields', `${at}/evidence`), code, message);
}

function checkWhen(
  { definition: { parameters }, form }: Pick<Parts, 'definition' | 'form'>,
  when: string,
  at: string,
  note: Note,
): void {
  const fields = form.fields.map(({ field }) => field);
  const compiled = compileExpression(when, new Set(['parameters', ...fields.map(({ key }) => key)]));
  if ('problems' in compiled) {
    for (const { message } of compiled.problems) note(at, 'expression', message);
    return;
  }
  const { tree } = compiled.expression;
  for (const { code, message } of tree === undefined ? [] : checkPaths(tree, { fields, parameters }))
    note(at, code, message);
}

const fieldOf = (form: Form, key: string) => form.fields.find(({ field }) => field.key === key)?.field;

const noField = (key: string): Text => ({
  zh: `表单没有字段“${key}”，请检查拼写`,
  en: `The form has no field “${key}”: check its spelling`,
});

const twice = (kind: string): Text => ({
  zh: `义务“${kind}”写了两次，请改一个 kind`,
  en: `The obligation “${kind}” stands twice: give one of them another kind`,
});

const optionTwice = (key: string): Text => ({
  zh: `评价选项“${key}”写了两次，请改一个 key`,
  en: `The option “${key}” stands twice: give one of them another key`,
});
