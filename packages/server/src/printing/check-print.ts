import type { Form, Text } from '@wangban/engine/form';
import type { PrintDefinition } from './definition.ts';
import { PRINT_FACTS, placeholdersIn } from './placeholders.ts';

/** What a print template names that is not there 打印模板检查; `at` is a JSON pointer into service.yaml. */
export function checkPrint(
  print: PrintDefinition | undefined,
  form: Form,
): readonly { readonly at: string; readonly code: string; readonly message: Text }[] {
  if (print === undefined) return [];
  const keys = new Set(form.fields.map(({ field }) => field.key));
  const facts = new Set<string>(PRINT_FACTS);
  const texts = [
    ...(print.title ? [{ at: '/print/title', text: print.title }] : []),
    ...(print.result ?? []).map((text, index) => ({ at: `/print/result/${index}`, text })),
    ...(print.signOff ?? []).map((text, index) => ({ at: `/print/signOff/${index}`, text })),
  ];
  const named = [
    ...texts.flatMap(({ at, text }) =>
      [...placeholdersIn(text.zh), ...placeholdersIn(text.en)].map((name) => ({ at, name })),
    ),
    ...(print.fields ?? []).map((name, index) => ({ at: `/print/fields/${index}`, name })),
  ];
  return named
    .filter(({ at, name }) => !keys.has(name) && (at.startsWith('/print/fields') || !facts.has(name)))
    .map(({ at, name }) => ({
      at,
      code: 'unknownReference',
      message: {
        zh: `表单没有字段“${name}”，也没有这项信息，请改成表单的字段，或 ${PRINT_FACTS.join('、')} 之一`,
        en: `There is no field “${name}” and no such fact: name a field of the form, or one of ${PRINT_FACTS.join(', ')}`,
      },
    }));
}
