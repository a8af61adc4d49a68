import { inspectZip, isZip, ZIP_LIMITS, type ZipProblem } from '../platform/zip/inspect-zip.ts';

/** Kinds of Office files 文档种类 that are taken: Word and Excel of today, without macros. */
export type OfficeKind = 'docx' | 'xlsx';

/** Why an Office file is refused. `active`: macros, controls, embedded programs, or something fetched from outside. */
export type OfficeProblem = 'active' | 'damaged' | 'encrypted' | 'inflates';

/** What a zip file turned out to be. `foreign`: another kind of zip, with its name. */
export type OfficeFile =
  { readonly kind: OfficeKind } | { readonly problem: OfficeProblem } | { readonly foreign: string };

const TYPES = '[Content_Types].xml';
/** Content type of the main part → kind (ECMA-376 part 1, 11.3.10 and 12.3.23). */
const MAIN_PARTS: readonly (readonly [type: string, kind: OfficeKind])[] = [
  ['wordprocessingml.document.main+xml', 'docx'],
  ['spreadsheetml.sheet.main+xml', 'xlsx'],
];
const FOREIGN_PARTS: readonly (readonly [type: string, name: string])[] = [
  ['presentationml.', 'PPTX'],
  ['wordprocessingml.template', 'DOTX'],
  ['spreadsheetml.template', 'XLTX'],
];
/** Content types of what runs: VBA projects, macro-enabled documents, ActiveX controls, Excel 4 macro sheets. */
const ACTIVE_TYPES =
  /macroEnabled|vbaProject|activeX|controlproperties|intlmacrosheet|macrosheet|ms-excel\.sheet\.binary/i;
const ACTIVE_NAMES = /(^|\/)(vbaProject|vbaData|oleObject)\w*\.\w+$|\/(activeX|macrosheets|ctrlProps)\//i;
/** Fields of Word and links of Excel that start another program (DDE). None of these patterns looks past the next `<`. */
const DDE = /<\w+:(instrText|fldSimple)\b[^<]*\bDDE(AUTO)?\b|<(\w+:)?ddeLink\b/;
const DOCTYPE = /<!(DOCTYPE|ENTITY)/i;
const RELATIONSHIP = /<(?:\w+:)?Relationship\b[^<]*/g;
const EXTERNAL = /TargetMode\s*=\s*["']External["']/i;
/** What people write: links in the text, and other workbooks in formulas, which Excel asks about before it reads them. */
const HARMLESS_LINK = /Type\s*=\s*["'][^"']*\/(hyperlink|externalLinkPath)["']/i;
/** Embedded charts carry a workbook; what lies in that one may not carry another (security.md S14: nesting 1). */
const MOST_NESTED = 1;
const MARKUP = /\.(xml|rels|vml)$/i;
/** Half of what an import may unpack to: anybody may upload, and an upload is 10 MB at most. */
const LIMITS = { ...ZIP_LIMITS, totalBytes: 100 * 1024 * 1024 };

/** Reads what kind of Office file a zip is 识别文档, and refuses what could do something when it is opened. */
export async function readOfficeFile(bytes: Buffer): Promise<OfficeFile> {
  return readNested(bytes, 0);
}

async function readNested(bytes: Buffer, depth: number): Promise<OfficeFile> {
  let types = '';
  const names = new Set<string>();
  const look = async (name: string, content: Buffer): Promise<OfficeProblem | undefined> => {
    const key = name.toLowerCase();
    // Two entries of one name: programs differ in which they read.
    if (names.has(key)) return 'damaged';
    names.add(key);
    if (name === TYPES) types = content.toString('latin1');
    if (ACTIVE_NAMES.test(`/${name}`)) return 'active';
    if (isZip(content)) return nestedProblem(content, depth);
    return MARKUP.test(name) ? markupProblem(name, content) : undefined;
  };
  const problem = await inspectZip(bytes, look, LIMITS);
  if (problem !== undefined) return { problem: wordFor(problem) };
  if (types === '') return { foreign: 'ZIP' };
  if (ACTIVE_TYPES.test(types)) return { problem: 'active' };
  const main = MAIN_PARTS.find(([type]) => types.includes(type));
  if (main !== undefined) return { kind: main[1] };
  return { foreign: FOREIGN_PARTS.find(([type]) => types.includes(type))?.[1] ?? 'ZIP' };
}

async function nestedProblem(content: Buffer, depth: number): Promise<OfficeProblem | undefined> {
  if (depth >= MOST_NESTED) return 'active';
  const inner = await readNested(content, depth + 1);
  if ('problem' in inner) return inner.problem;
  return 'kind' in inner ? undefined : 'active';
}

function markupProblem(name: string, content: Buffer): OfficeProblem | undefined {
  // Office writes UTF-8; in UTF-16 none of these words would be found.
  if (content.includes(0)) return 'damaged';
  const text = content.toString('latin1');
  if (DOCTYPE.test(text) || DDE.test(text)) return 'active';
  if (!/\.rels$/i.test(name)) return undefined;
  const outside = (text.match(RELATIONSHIP) ?? []).filter((link) => EXTERNAL.test(link));
  return outside.every((link) => HARMLESS_LINK.test(link)) ? undefined : 'active';
}

function wordFor(problem: ZipProblem<OfficeProblem>): OfficeProblem {
  switch (problem.kind) {
    case 'content':
      return problem.found;
    case 'encrypted':
      return 'encrypted';
    case 'entries':
    case 'ratio':
    case 'size':
      return 'inflates';
    case 'broken':
    case 'path':
      return 'damaged';
  }
}
