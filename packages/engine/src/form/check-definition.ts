import type { Report } from './definition-problem.ts';
import { checkField, FIELD_TYPES } from './check-field-definition.ts';
import { checkFeel, checkKey, typeOf } from './define-parts.ts';
import { defineOptions } from './fields/options/definition.ts';
import { attributesOf, checkText, listOf } from './read-attributes.ts';

/** Reports everything about the structure of a form.yaml that is not as `FormDefinition` says. */
export function checkDefinition(definition: unknown, report: Report): void {
  const form = attributesOf(definition, '', ['title', 'eligibility', 'sections'], report);
  if (form === undefined) return;
  checkText(form['title'], '/title', report);
  const keys = new Set<string>();
  if (form['eligibility'] !== undefined)
    for (const [index, gate] of listOf(form['eligibility'], '/eligibility', report).entries())
      checkGate(gate, `/eligibility/${index}`, keys, report);
  for (const [index, section] of listOf(form['sections'], '/sections', report).entries())
    checkSection(section, `/sections/${index}`, keys, report);
}

const GATE = ['key', 'question', 'hint', 'options', 'met', 'exit', 'goTo'];

function checkGate(value: unknown, path: string, keys: Set<string>, report: Report): void {
  const gate = attributesOf(value, path, GATE, report);
  if (gate === undefined) return;
  checkKey(gate['key'], `${path}/key`, keys, 'gate:', report);
  checkText(gate['exit'], `${path}/exit`, report);
  for (const name of ['question', 'hint'])
    if (gate[name] !== undefined) checkText(gate[name], `${path}/${name}`, report);
  if (gate['options'] !== undefined) defineOptions(gate['options'], `${path}/options`, [], report);
  if (gate['options'] !== undefined && gate['question'] === undefined)
    report(
      `${path}/question`,
      'missing',
      '有 options 就要写 question（问题）',
      'With options a question is needed: write it',
    );
  checkFeel(gate['met'], `${path}/met`, true, report);
  if (gate['goTo'] === undefined) return;
  const goTo = attributesOf(gate['goTo'], `${path}/goTo`, ['label', 'service', 'href'], report);
  if (goTo === undefined) return;
  checkText(goTo['label'], `${path}/goTo/label`, report);
  const { service, href } = goTo;
  if (typeof service === 'string' && href === undefined && /^[a-z][a-z0-9-]{0,63}$/.test(service)) return;
  if (service === undefined && typeof href === 'string' && /^(?:https?:\/\/|\/(?!\/))\S+$/.test(href)) return;
  report(
    `${path}/goTo`,
    'type',
    '请写 service（事项代码）或 href（https:// 开头的网址）其中之一',
    'Write either service (the code of one) or href (an address that begins with https://)',
  );
}

const SECTION = ['key', 'title', 'hint', 'page', 'visible', 'fields'];

function checkSection(value: unknown, path: string, keys: Set<string>, report: Report): void {
  const section = attributesOf(value, path, SECTION, report);
  if (section === undefined) return;
  checkText(section['title'], `${path}/title`, report);
  for (const name of ['hint', 'page'])
    if (section[name] !== undefined) checkText(section[name], `${path}/${name}`, report);
  checkFeel(section['visible'], `${path}/visible`, false, report);
  // Sections have their own names: `section:` can never be a field's key.
  checkKey(section['key'], `${path}/key`, keys, 'section:', report);
  for (const [index, item] of listOf(section['fields'], `${path}/fields`, report).entries()) {
    const at = `${path}/fields/${index}`;
    if (typeOf(item) === 'group') checkGroup(item, at, keys, report);
    else checkField(item, at, keys, FIELD_TYPES, report);
  }
}

const GROUP = ['type', 'key', 'label', 'hint', 'visible', 'fields'];

function checkGroup(value: unknown, path: string, keys: Set<string>, report: Report): void {
  const group = attributesOf(value, path, GROUP, report);
  if (group === undefined) return;
  checkKey(group['key'], `${path}/key`, keys, 'section:', report);
  checkText(group['label'], `${path}/label`, report);
  if (group['hint'] !== undefined) checkText(group['hint'], `${path}/hint`, report);
  checkFeel(group['visible'], `${path}/visible`, false, report);
  for (const [index, field] of listOf(group['fields'], `${path}/fields`, report).entries())
    checkField(field, `${path}/fields/${index}`, keys, FIELD_TYPES, report);
}
