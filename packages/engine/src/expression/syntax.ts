import { parseExpression } from 'feelin';

/** One node of the syntax tree 语法树: name of the grammar, the text it covers, children without comments. */
export interface Syntax {
  readonly name: string;
  readonly text: string;
  /** Offset of the first character. */
  readonly from: number;
  readonly children: readonly Syntax[];
}

/** Where the text stops being FEEL; `tooDeep` when it is a chain longer than anybody writes. */
export interface SyntaxFault {
  readonly at: number;
  readonly tooDeep: boolean;
}

/** Deeper trees are not walked, so that no text can exhaust the stack. */
const MAX_TREE_DEPTH = 400;

type LezerNode = ReturnType<typeof parseExpression>['topNode'];

/** Parses FEEL 解析. `names` matter where a name holds spaces or operators, such as `days left`. */
export function parseSyntax(text: string, names: Iterable<string>): { root: Syntax } | SyntaxFault {
  const context = Object.fromEntries([...names].map((name) => [name, null]));
  const tree = parseExpression(text, context, undefined);
  let fault: number | undefined;
  tree.iterate({
    enter(node) {
      if (node.type.isError) fault ??= node.from;
    },
  });
  if (fault !== undefined) return { at: fault, tooDeep: false };
  const root = syntaxOf(tree.topNode, text, 0);
  return root === undefined ? { at: 0, tooDeep: true } : { root };
}

function syntaxOf(node: LezerNode, text: string, depth: number): Syntax | undefined {
  if (depth > MAX_TREE_DEPTH) return undefined;
  const children: Syntax[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (child.type.isSkipped) continue;
    const syntax = syntaxOf(child, text, depth + 1);
    if (syntax === undefined) return undefined;
    children.push(syntax);
  }
  return { name: node.name, text: text.slice(node.from, node.to), from: node.from, children };
}

/** A name as feelin reads it: the words of its tokens with one space between. */
export function nameOf(node: Syntax): string {
  return node.children.length === 0 ? node.text : node.children.map((part) => part.text).join(' ');
}
