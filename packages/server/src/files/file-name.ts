import { extensionType, type FileType } from './file-types.ts';

/** Why a file name 文件名 is refused. */
export type NameProblem = 'controlCharacter' | 'doubleExtension' | 'tooLong';

const MAX_LETTERS = 120;
/** 255 bytes are what common file systems of those who download it can hold. */
const MAX_BYTES = 255;
/** Controls, separators, and the marks that turn the reading direction: `photo\u202Egpj.exe` looks like photoexe.jpg. */
const UNSAFE = /[\p{Cc}\p{Cs}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
/** Inside a name these say "I am also something else": programs, pages, scripts, archives, documents with macros. */
const FOREIGN_EXTENSIONS = new Set(
  (
    'exe com bat cmd msi scr pif dll jar apk app deb rpm dmg sh bash ps1 vbs vbe js mjs jse wsf wsh hta lnk url reg ' +
    'htm html xhtml shtml mht mhtml svg svgz xml xsl php php3 php5 phtml phar asp aspx jsp jspx cgi pl py rb ' +
    'zip rar 7z gz tgz tar bz2 xz iso img doc docm docx xls xlsm xlsx ppt pptm pptx rtf swf pdf jpg jpeg png webp heic'
  ).split(' '),
);

/** The name without folders, as some browsers send them. */
export function baseName(name: string): string {
  return (name.split(/[\\/]/).at(-1) ?? '').trim().normalize('NFC');
}

/** Checks a base name. A dot inside it is fine (`2025.3.2 证明.pdf`) unless a foreign extension stands before it. */
export function nameProblem(name: string): NameProblem | undefined {
  if (UNSAFE.test(name)) return 'controlCharacter';
  if (Array.from(name).length > MAX_LETTERS || Buffer.byteLength(name) > MAX_BYTES) return 'tooLong';
  const inner = name.split('.').slice(1, -1);
  return inner.some((part) => FOREIGN_EXTENSIONS.has(part.trim().toLowerCase()))
    ? 'doubleExtension'
    : undefined;
}

/**
 * The name under which a file of this type is kept, or `undefined` when its extension says it is another type.
 * A name without extension gets the one of its type.
 */
export function nameForType(name: string, type: FileType): string | undefined {
  const at = name.lastIndexOf('.');
  if (at <= 0) return `${name === '' ? 'file' : name}.${type.extensions[0]}`;
  return extensionType(name.slice(at + 1)) === type ? name : undefined;
}
