import type { ModdleElement } from 'bpmn-moddle';
import { child, text } from '../element.ts';
import { report } from '../problem.ts';
import { amend } from './amend.ts';
import type { Foreign } from './foreign.ts';
import { hasJuel, translateJuel } from './juel/translate-juel.ts';
import { feelString } from './translated.ts';

/** Stands for an expression that could not be translated; the problem that was noted prevents the flow. */
const NOTHING = 'null';

/** FEEL of a value that is an expression or stands for itself: `${x}` of JUEL, `=x` of Zeebe, else a literal. */
export function valueOf(foreign: Foreign, given: string): string {
  if (foreign.dialect === 'zeebe') return given.startsWith('=') ? given.slice(1).trim() : feelString(given);
  return translated(foreign, given);
}

/** FEEL in a place that always takes an expression, such as a condition. What is no JUEL is taken for FEEL. */
function expressionOf(foreign: Foreign, given: string): string {
  return isJuel(foreign, given) ? translated(foreign, given) : given;
}

/** A fixed text, or FEEL behind a leading “=”: a time, or the name of a message. */
export function nameOf(foreign: Foreign, given: string): string {
  return isJuel(foreign, given) ? `=${translated(foreign, given)}` : given;
}

/** A text that must be fixed, such as a kind of work; undefined after a problem. */
export function fixedOf(foreign: Foreign, given: string, what: string): string | undefined {
  const isExpression = foreign.dialect === 'zeebe' ? given.startsWith('=') : hasJuel(given);
  if (!isExpression) return given;
  report(foreign.reading, 'cannotRun', foreign.id, {
    zh: `“${foreign.id}”的 ${what} 是表达式“${given}”，这里只能写固定的值，请改成固定值`,
    en: `${what} of “${foreign.id}” is the expression “${given}”: it must be a fixed value here, write one`,
  });
  return undefined;
}

/** Puts the expression in a child element, such as `conditionExpression`, into FEEL. */
export function adoptFormal(foreign: Foreign, holder: ModdleElement, name: string): void {
  adoptBody(foreign, child(holder, name), expressionOf);
}

/** Puts a time into a fixed text or FEEL behind “=”. */
export function adoptTime(foreign: Foreign, holder: ModdleElement, name: string): void {
  adoptBody(foreign, child(holder, name), nameOf);
}

function adoptBody(
  foreign: Foreign,
  formal: ModdleElement | undefined,
  inFeel: (foreign: Foreign, given: string) => string,
): void {
  const body = formal === undefined ? undefined : text(formal, 'body');
  if (formal === undefined || body === undefined || !mayBeJuel(formal)) return;
  amend(formal, { body: inFeel(foreign, body.trim()), language: undefined });
}

/** Other languages are left for their reader to refuse; FEEL is left alone. */
function mayBeJuel(formal: ModdleElement): boolean {
  const language = text(formal, 'language');
  return language === undefined || /juel|jcp\.org/i.test(language);
}

/** A plain file may hold JUEL too: nothing else begins with `${`. */
function isJuel({ dialect }: Foreign, given: string): boolean {
  return dialect !== 'zeebe' && hasJuel(given);
}

function translated({ reading, id }: Foreign, given: string): string {
  const result = translateJuel(given);
  if ('feel' in result) return result.feel;
  const { zh, en } = result.problem;
  report(reading, 'notTranslated', id, {
    zh: `“${id}”的表达式不能翻译：${zh}`,
    en: `The expression of “${id}” cannot be translated: ${en}`,
  });
  return NOTHING;
}
