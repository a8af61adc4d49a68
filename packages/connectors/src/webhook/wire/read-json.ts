import { wrong, type Parsed } from './wire-problem.ts';

/** Limits 限度 of a JSON text: a hostile one must not overflow a stack or keep the process busy. */
const JSON_LIMITS = { depth: 50, keys: 50_000 } as const;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

/** What was read, and the text that it stood in. */
export type ReadJson =
  { readonly value: unknown; readonly text: string } | Extract<Parsed<unknown>, { problems: unknown }>;

/** Reads JSON in UTF-8 from raw bytes; says what a person would look for when it is something else. */
export function readJson(bytes: Uint8Array): ReadJson {
  if (bytes.length === 0) return wrong('', '内容为空', 'the body is empty');
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    return wrong('', '不是 UTF-8 编码', 'the body is not UTF-8');
  }
  if (/^\s*</.test(text))
    return wrong('', '返回的是网页（HTML），不是 JSON', 'the body is a web page (HTML), not JSON');
  try {
    const value: unknown = JSON.parse(text);
    return checkShape(value) ?? { value, text };
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    return wrong('', `不是正确的 JSON（${cause}）`, `the body is not JSON (${cause})`);
  }
}

/** Iterative, because what is too deep must not be walked by recursion. */
function checkShape(root: unknown): ReturnType<typeof wrong> | undefined {
  let keys = 0;
  const open: { value: unknown; depth: number }[] = [{ value: root, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, depth } = next;
    if (typeof value !== 'object' || value === null) continue;
    if (Object.hasOwn(value, '__proto__'))
      return wrong('', '不能有名为 __proto__ 的字段', 'no key may be called __proto__');
    const children = Object.values(value);
    keys += children.length;
    if (depth >= JSON_LIMITS.depth) return wrong('', '嵌套太深', `nested deeper than ${JSON_LIMITS.depth}`);
    if (keys > JSON_LIMITS.keys) return wrong('', '字段太多', `more than ${JSON_LIMITS.keys} values`);
    for (const child of children) open.push({ value: child, depth: depth + 1 });
  }
  return undefined;
}
