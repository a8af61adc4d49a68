import type { WireProblem } from '@wangban/connectors/webhook';
import { parseDocument, stringify } from 'yaml';
import type { SystemDefinition } from './definition.ts';

/** Bytes that no definition needs. */
const MAX_LENGTH = 512 * 1024;

/** A definition as a file 导出: everything but secrets, which are never written anywhere. */
export function writeSystemYaml(definition: SystemDefinition): string {
  return stringify(definition, { lineWidth: 120 });
}

/** Reads such a file. Aliases are refused: a few lines of them can stand for gigabytes. */
export function readSystemYaml(
  text: string,
): { readonly value: unknown } | { readonly problems: readonly WireProblem[] } {
  if (text.length > MAX_LENGTH) return wrong('文件超过 512 KB', 'the file is larger than 512 KB');
  const document = parseDocument(text, { version: '1.2', schema: 'core', prettyErrors: false });
  const [error] = [...document.errors, ...document.warnings];
  if (error !== undefined)
    return wrong(`不是正确的 YAML（${error.message}）`, `this is not YAML (${error.message})`);
  try {
    return { value: document.toJS({ maxAliasCount: 0 }) };
  } catch {
    return wrong('不能使用 YAML 的锚点和别名', 'YAML anchors and aliases are not allowed');
  }
}

function wrong(zh: string, en: string): { readonly problems: readonly WireProblem[] } {
  return { problems: [{ field: '/yaml', zh, en }] };
}
