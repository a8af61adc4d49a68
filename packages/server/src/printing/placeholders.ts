/** `{key}` or `{case.reference}` in a text of the print template. */
const PLACEHOLDER = /\{([A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z][A-Za-z0-9_]*)?)\}/g;

/** Facts 打印信息 that every template may name. */
export const PRINT_FACTS = [
  'case.reference',
  'case.outcome',
  'case.submittedOn',
  'case.closedOn',
  'applicant.name',
  'applicant.personNo',
  'applicant.unit',
  'applicant.className',
  'service.name',
  'school.name',
  'owner.name',
] as const;

/** The names that a text mentions. */
export function placeholdersIn(text: string): readonly string[] {
  return [...text.matchAll(PLACEHOLDER)].flatMap(([, name]) => name ?? []);
}

/** Puts values into a text; what has none stays a blank to fill in. One pass: a value that looks like a placeholder stays text. */
export function fillPlaceholders(text: string, valueOf: (name: string) => string | undefined): string {
  return text.replaceAll(PLACEHOLDER, (_whole, name: string) => valueOf(name) ?? '____');
}
