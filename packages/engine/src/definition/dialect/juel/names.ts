import { feelString } from '../translated.ts';
import { cannot, type Printing } from './printing.ts';

/** Words that FEEL reads as its own, so that no variable can have their name. */
const FEEL_WORDS: ReadonlySet<string> = new Set(
  'and between else every false for function if in instance not null or return satisfies some then true date time duration'.split(
    ' ',
  ),
);

/** Words of JUEL that cannot be names either. */
const JUEL_WORDS: ReadonlySet<string> = new Set('div empty eq ge gt instanceof le lt mod ne'.split(' '));

/** What the engines of JUEL put beside the variables: objects of Java that nothing here corresponds to. */
const ENGINE_OBJECTS: ReadonlySet<string> = new Set([
  'execution',
  'task',
  'externalTask',
  'connector',
  'authenticatedUserId',
  'processInstance',
]);

/** A variable's name in FEEL. */
export function nameToFeel(printing: Printing, name: string): string {
  if (ENGINE_OBJECTS.has(name)) {
    return cannot(
      printing,
      `“${name}”是原引擎的对象，这里没有；请改用表单字段或变量`,
      `“${name}” is an object of the engine that the file was made for: use a form field or variable instead`,
    ).text;
  }
  if (JUEL_WORDS.has(name)) {
    return cannot(printing, `“${name}”前后缺少内容`, `something is missing beside “${name}”`).text;
  }
  if (!FEEL_WORDS.has(name) && isPlain(name)) return name;
  return cannot(
    printing,
    `变量名“${name}”在 FEEL 里不能用，请换一个名称`,
    `a variable cannot be called “${name}” in FEEL: take another name`,
  ).text;
}

/** A property of a value in FEEL; names that FEEL cannot write after a point are asked for by text. */
export function propertyToFeel(target: string, name: string): string {
  if (isPlain(name) && !FEEL_WORDS.has(name)) return `${target}.${name}`;
  return `get value(${target}, ${feelString(name)})`;
}

function isPlain(name: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name);
}
