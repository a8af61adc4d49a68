import { isCollection, isNode, LineCounter, parseDocument, type Document, type YAMLError } from 'yaml';
import type { ServiceFile, ServiceProblem } from './service-problem.ts';

/** A parsed YAML file that can tell on which line a value stands. */
export interface YamlFile {
  readonly file: ServiceFile;
  readonly content: unknown;
  /** Line of a JSON pointer; of its nearest parent when the value is missing. */
  lineOf(pointer: string): number;
}

/** Bytes that no file of a service needs. */
const MAX_BYTES = 1024 * 1024;

/**
 * Reads YAML 1.2 (core schema: no dates, no custom tags). Aliases are refused: a few lines of them can stand for
 * gigabytes, and a service needs none.
 */
export function readYaml(
  file: ServiceFile,
  text: string,
): YamlFile | { readonly problems: readonly ServiceProblem[] } {
  if (text.length > MAX_BYTES)
    return {
      problems: [
        {
          file,
          code: 'tooLarge',
          message: { zh: '文件超过 1 MB，请删减', en: 'The file is larger than 1 MB: shorten it' },
        },
      ],
    };
  const lines = new LineCounter();
  const document = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    lineCounter: lines,
    prettyErrors: false,
  });
  const errors = [...document.errors, ...document.warnings];
  if (errors.length > 0) return { problems: errors.map((error) => yamlProblem(file, error, lines)) };
  const content = contentOf(document);
  if (content === undefined)
    return {
      problems: [
        {
          file,
          code: 'alias',
          message: {
            zh: '不能使用 YAML 的锚点和别名（& 和 *），请直接写出内容',
            en: 'YAML anchors and aliases (& and *) are not allowed: write the content out',
          },
        },
      ],
    };
  return { file, content: content.value, lineOf: (pointer) => lineAt(document, lines, pointer) };
}

function contentOf(document: Document): { readonly value: unknown } | undefined {
  try {
    return { value: document.toJS({ maxAliasCount: 0 }) };
  } catch {
    return undefined;
  }
}

function yamlProblem(file: ServiceFile, error: YAMLError, lines: LineCounter): ServiceProblem {
  const { line, col } = lines.linePos(error.pos[0]);
  const reason = error.message.split('\n')[0] ?? '';
  const duplicate = error.code === 'DUPLICATE_KEY';
  return {
    file,
    line,
    code: duplicate ? 'duplicateKey' : 'yaml',
    message: duplicate
      ? {
          zh: '同一层里有两个相同的名称，请删去一个',
          en: 'The same name stands twice on one level: remove one',
        }
      : {
          zh: `第 ${col} 列附近不是正确的 YAML，请检查缩进、冒号和引号（${reason}）`,
          en: `Not YAML near column ${col}: check indentation, colons and quotes (${reason})`,
        },
  };
}

function lineAt(document: Document, lines: LineCounter, pointer: string): number {
  const path = pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
  for (let length = path.length; length > 0; length--) {
    const offset = offsetOf(document, path.slice(0, length));
    if (offset !== undefined) return lines.linePos(offset).line;
  }
  return 1;
}

/** Where a value stands; the place of its key when it has one, so that the line is the one people look for. */
function offsetOf(document: Document, path: readonly string[]): number | undefined {
  const parent = document.getIn(path.slice(0, -1), true);
  const last = path.at(-1) ?? '';
  if (isCollection(parent)) {
    for (const item of parent.items) {
      if ('key' in Object(item)) {
        const { key } = Object(item);
        if (isNode(key) && String(key) === last) return key.range?.[0];
      }
    }
  }
  const node = document.getIn([...path], true);
  return isNode(node) ? node.range?.[0] : undefined;
}
