import { compileExpression } from '../expression/compile.ts';
import type { Tree } from '../expression/tree.ts';
import type { JsonObject } from '../json.ts';
import { checkDefinition } from './check-definition.ts';
import { checkPaths } from './check-references.ts';
import type { DefinitionProblem, Report } from './definition-problem.ts';
import type { Field, FormDefinition } from './form.ts';
import { PLACEHOLDER } from './form-title.ts';
import { isFormDefinition } from './is-form-definition.ts';
import { type Form, openForm } from './open-form.ts';

/**
 * Compiles the content of a form.yaml 编译表单: reports every problem, or gives the form with the trees of its
 * expressions, so that neither server nor browser parses FEEL again. `parameters` of the service, when given,
 * are checked as references too.
 */
export function compileForm(
  definition: unknown,
  parameters?: JsonObject,
): { readonly form: Form } | { readonly problems: readonly DefinitionProblem[] } {
  const problems: DefinitionProblem[] = [];
  const report: Report = (path, code, zh, en) => {
    problems.push({ path, code, message: { zh, en } });
  };
  checkDefinition(definition, report);
  if (problems.length > 0 || !isFormDefinition(definition)) return { problems };
  checkTitle(definition, report);
  const trees = compileConditions(definition, parameters, problems);
  if (problems.length > 0) return { problems };
  const form = openForm({ title: definition.title, sections: definition.sections, trees });
  return form === undefined ? { problems } : { form };
}

function checkTitle({ title, sections }: FormDefinition, report: Report): void {
  const fields = new Map(
    sections.flatMap((section) => section.fields).map((field) => [field.key, field.type]),
  );
  for (const lang of ['zh', 'en'] as const) {
    for (const { 0: text, groups } of title[lang].matchAll(PLACEHOLDER)) {
      const type = fields.get(groups?.['key'] ?? '');
      if (type !== undefined && (groups?.['days'] === undefined || type === 'halfDayRange')) continue;
      report(
        `/title/${lang}`,
        'unknownReference',
        `标题里的 ${text} 不是表单的字段，请检查拼写（天数只有起止时间字段才有）`,
        `${text} in the title is no field of the form: check its spelling (only a from–to field has days)`,
      );
    }
    const rest = title[lang].replace(PLACEHOLDER, '');
    if (/[{}]/.test(rest))
      report(
        `/title/${lang}`,
        'unknownReference',
        '标题里的花括号没有成对，或里面不是字段名，请写成 {字段} 或 {字段.days}',
        'A brace in the title is not closed or holds no field: write {field} or {field.days}',
      );
  }
}

function compileConditions(
  { sections }: FormDefinition,
  parameters: JsonObject | undefined,
  problems: DefinitionProblem[],
): { readonly [text: string]: Tree } {
  const fields = sections.flatMap((section) => section.fields);
  const trees: [string, Tree][] = [];
  const compile = (text: string, path: string, readable: readonly Field[]): void => {
    const known = new Set(['parameters', 'today', ...readable.map(({ key }) => key)]);
    const tree = compileCondition(text, path, known, { fields, parameters }, problems);
    if (tree !== undefined) trees.push([text, tree]);
  };
  for (const [number, section] of sections.entries()) {
    for (const [index, field] of section.fields.entries()) {
      const path = `/sections/${number}/fields/${index}`;
      // Visible may look back only: so the fields can be decided in order, without a circle.
      if (field.visible !== undefined)
        compile(field.visible, `${path}/visible`, fields.slice(0, fields.indexOf(field)));
      if (typeof field.required === 'string') compile(field.required, `${path}/required`, fields);
    }
  }
  return Object.fromEntries(trees);
}

function compileCondition(
  text: string,
  path: string,
  known: ReadonlySet<string>,
  references: Parameters<typeof checkPaths>[1],
  problems: DefinitionProblem[],
): Tree | undefined {
  const compiled = compileExpression(text, known);
  if ('problems' in compiled) {
    for (const { message } of compiled.problems) problems.push({ path, code: 'expression', message });
    return undefined;
  }
  const { tree } = compiled.expression;
  if (tree !== undefined) {
    for (const problem of checkPaths(tree, references)) problems.push({ path, ...problem });
    return tree;
  }
  problems.push({
    path,
    code: 'expression',
    message: {
      zh: '表单里的条件只能用比较、运算、and/or、if、in、between 和简单函数，不能用循环、筛选和日期函数',
      en: 'A condition of a form may use comparison, arithmetic, and/or, if, in, between and simple functions; no loops, filters or date functions',
    },
  });
  return undefined;
}
