import { compileExpression } from '../expression/compile.ts';
import type { Tree } from '../expression/tree.ts';
import type { JsonObject } from '../json.ts';
import { checkDefinition } from './check-definition.ts';
import { checkPaths, FORM_APPLICANT } from './check-references.ts';
import type { DefinitionProblem, Report } from './definition-problem.ts';
import { expressionsOf, type WrittenExpression } from './expressions-of.ts';
import { allFields } from './fields-of.ts';
import type { Field, FormDefinition } from './form.ts';
import { PLACEHOLDER } from './form-title.ts';
import { isFormDefinition } from './is-form-definition.ts';
import { type Form, openForm } from './open-form.ts';
import { compilePattern } from './pattern.ts';

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
  checkPatterns(definition, report);
  const trees = compileExpressions(definition, parameters, problems);
  if (problems.length > 0) return { problems };
  const { title, eligibility, sections } = definition;
  const whole = { title, ...(eligibility && { eligibility }), sections, trees };
  const form = openForm(whole, compilePattern);
  return form === undefined ? { problems } : { form };
}

function checkTitle(definition: FormDefinition, report: Report): void {
  const { title } = definition;
  const fields = new Map(allFields(definition).map((field) => [field.key, field.type]));
  for (const lang of ['zh', 'en'] as const) {
    for (const { 0: text, groups } of title[lang].matchAll(PLACEHOLDER)) {
      const type = fields.get(groups?.['key'] ?? '');
      const fits = groups?.['days'] === undefined ? type !== 'notice' : type === 'halfDayRange';
      if (type !== undefined && fits) continue;
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

function checkPatterns({ sections }: FormDefinition, report: Report): void {
  const check = (field: Field, path: string): void => {
    if (field.type === 'details')
      for (const [index, column] of field.columns.entries()) check(column, `${path}/columns/${index}`);
    if (field.type !== 'text' || field.pattern === undefined) return;
    if (compilePattern(field.pattern.regex) !== undefined) return;
    report(
      `${path}/pattern/regex`,
      'pattern',
      `正则表达式“${field.pattern.regex}”写法不对；用的是 RE2 语法，没有 (?=…)、(?!…) 和 \\1 这类写法，请改写`,
      `“${field.pattern.regex}” is no regular expression of RE2, which has no (?=…), (?!…) or \\1: write it in another way`,
    );
  };
  for (const [number, section] of sections.entries())
    for (const [index, item] of section.fields.entries()) {
      const path = `/sections/${number}/fields/${index}`;
      if (item.type !== 'group') check(item, path);
      else for (const [place, field] of item.fields.entries()) check(field, `${path}/fields/${place}`);
    }
}

function compileExpressions(
  definition: FormDefinition,
  parameters: JsonObject | undefined,
  problems: DefinitionProblem[],
): { readonly [text: string]: Tree } {
  const trees = expressionsOf(definition).flatMap((written): readonly [string, Tree][] => {
    const tree = compileOne(written, parameters, problems);
    return tree === undefined ? [] : [[written.text, tree]];
  });
  return Object.fromEntries(trees);
}

function compileOne(
  { text, path, readable, names = [] }: WrittenExpression,
  parameters: JsonObject | undefined,
  problems: DefinitionProblem[],
): Tree | undefined {
  const known = new Set(['parameters', 'applicant', 'today', ...names, ...readable.map(({ key }) => key)]);
  const compiled = compileExpression(text, known);
  if ('problems' in compiled) {
    for (const { message } of compiled.problems) problems.push({ path, code: 'expression', message });
    return undefined;
  }
  const { tree } = compiled.expression;
  if (tree !== undefined) {
    const references = { fields: readable, parameters, applicant: FORM_APPLICANT };
    for (const problem of checkPaths(tree, references)) problems.push({ path, ...problem });
    return tree;
  }
  problems.push({
    path,
    code: 'expression',
    message: {
      zh: '表单里的表达式只能用比较、运算、and/or、if、in、between 和简单函数（sum、min、max、count 等），不能用循环、筛选和日期函数',
      en: 'An expression of a form may use comparison, arithmetic, and/or, if, in, between and simple functions (sum, min, max, count …); no loops, filters or date functions',
    },
  });
  return undefined;
}
