import { readZip } from './read-zip.ts';

/** What was chosen: the files of a service by path, and what is not part of one. */
export interface ChosenFolder {
  readonly files: Readonly<Record<string, string>>;
  readonly ignored: readonly string[];
}

const PART =
  /^(?:service\.yaml|form\.yaml|flow\.bpmn|scenarios\.yaml|callable\/[A-Za-z_][\w.-]{0,99}\.bpmn)$/;
const LONGEST = 1_000_000;

/** Path inside the service's folder: what stands before its files is the way to it. */
export function insidePath(path: string): string {
  const parts = path.split('/').filter((part) => part !== '');
  const from = parts.at(-2) === 'callable' ? -2 : -1;
  return parts.slice(from).join('/');
}

const isPart = (path: string): boolean => PART.test(insidePath(path));

/** Reads chosen files 事项文件夹: a folder, single files of it, or one zip archive. Undefined = nothing of a service is among them. */
export async function readFolder(chosen: readonly File[]): Promise<ChosenFolder | undefined> {
  const files: Record<string, string> = {};
  const ignored: string[] = [];
  for (const file of chosen) {
    const path = file.webkitRelativePath || file.name;
    if (/\.zip$/i.test(file.name)) {
      for (const [inside, text] of (await readZip(file, isPart)) ?? []) files[insidePath(inside)] = text;
      continue;
    }
    if (isPart(path) && file.size <= LONGEST) files[insidePath(path)] = await file.text();
    else ignored.push(path);
  }
  return Object.keys(files).length === 0 ? undefined : { files, ignored };
}

/** Code 事项代码 that a service.yaml gives itself. */
export function codeOf(files: ChosenFolder['files']): string | undefined {
  return /^code:\s*['"]?([a-z][a-z0-9-]{0,63})['"]?\s*(?:#.*)?$/m.exec(files['service.yaml'] ?? '')?.[1];
}
