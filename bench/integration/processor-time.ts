import { readdir, readFile } from 'node:fs/promises';

/** Ticks of the kernel's accounts in a second: 100 on every Linux that Node runs on. */
const TICKS = 100;

/**
 * Processor time of a process and all that it started, in ms so far. Unlike the clock on the wall it hardly depends on what else the
 * machine does. Undefined where there is no /proc.
 */
export async function processorTime(pid: number): Promise<number | undefined> {
  const entries = await readdir('/proc').catch(() => []);
  const read = await Promise.all(entries.filter((name) => /^\d+$/.test(name)).map(accountOf));
  const accounts = read.flatMap((account) => account ?? []);
  const own = new Set([pid]);
  // A parent has the smaller id, unless ids have run over: then something is left out.
  for (const { id, parent } of accounts.toSorted((a, b) => a.id - b.id)) if (own.has(parent)) own.add(id);
  const counted = accounts.filter(({ id }) => own.has(id));
  if (counted.length === 0) return undefined;
  return (counted.reduce((sum, { ticks }) => sum + ticks, 0) * 1000) / TICKS;
}

interface Account {
  readonly id: number;
  readonly parent: number;
  readonly ticks: number;
}

/** Fields 4, 14 and 15 of proc(5); the name before them, in brackets, may hold anything. Undefined: it has ended. */
async function accountOf(name: string): Promise<Account | undefined> {
  const text = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const [parent, user, system] = [fields[1], fields[11], fields[12]].map(Number);
  if (parent === undefined || user === undefined || system === undefined) return undefined;
  return { id: Number(name), parent, ticks: user + system };
}
