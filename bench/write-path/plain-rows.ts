import { openTasks } from '@wangban/engine';
import type { Ask } from '../../packages/server/src/instances/ask.ts';
import type { StoredInstance } from '../../packages/server/src/instances/change.ts';
import { batchArgument } from '../../packages/server/src/instances/commit-batch.ts';
import { decideEntry, openFor, type Setting } from '../../packages/server/src/instances/decide-batch.ts';
import { effectsOf } from '../../packages/server/src/instances/effects.ts';
import { newEntry } from '../../packages/server/src/instances/entry.ts';
import { IdAllocator } from '../../packages/server/src/instances/ids.ts';
import type { InstanceParts } from '../../packages/server/src/instances/open-instances.ts';
import { changeOf, workOn, type Working } from '../../packages/server/src/instances/working.ts';
import { worldOf } from '../../packages/server/src/instances/world.ts';
import { approvalOf, submitOf } from './cases.ts';

/** The rows of whole cases, decided beforehand: one JSON text per command, as the write function takes it. */
export async function plainRows(
  parts: InstanceParts,
  students: readonly number[],
  count: number,
): Promise<readonly (readonly string[])[]> {
  const setting: Setting = {
    clock: parts.clock,
    directory: parts.directory.current(),
    calendar: parts.calendar.current(),
    ids: new IdAllocator(parts.pool),
    tasks: new Map(),
  };
  const definition = await worldOf(parts).definition('leave-undergraduate', 1);
  if (definition === undefined) throw new Error('the leave service is not there');
  const cases: string[][] = [];
  for (let n = 0; n < count; n++) {
    await setting.ids.reserve(64);
    const submit = submitOf(students[n % students.length] ?? 0, n);
    let working = await openFor(submit, definition, setting);
    let ask: Ask | undefined = submit;
    const texts: string[] = [];
    while (ask !== undefined) {
      texts.push(await rowsOf(ask, working, setting));
      const [task] = working.now === undefined ? [] : openTasks(working.now);
      ask = task?.holder === undefined ? undefined : approvalOf(task.holder, task.task);
      working = workOn(storedAfter(working), definition);
    }
    cases.push(texts);
  }
  return cases;
}

function refused(): never {
  throw new Error('the command was refused');
}

async function rowsOf(ask: Ask, working: Working, setting: Setting): Promise<string> {
  const entry = newEntry(ask, 'f0ec59d1029866d9a6ec55f8ca44a5ab', refused, refused);
  await decideEntry(entry, working, setting);
  const change = changeOf(working, setting.calendar.utcOffsetMinutes);
  if (change === undefined) throw new Error('the command changed nothing');
  return batchArgument([effectsOf(change)]);
}

/** The instance as the next command would read it. */
function storedAfter({ identity, now, stage, stored, latest }: Working): StoredInstance {
  if (now === undefined) throw new Error('the case was not opened');
  const { data, ...state } = now;
  const at = new Date(latest).toISOString();
  const version = (stored?.version ?? 0) + 1;
  const times = {
    submittedAt: stored?.submittedAt ?? at,
    changedAt: at,
    acceptedAt: stored?.acceptedAt ?? null,
  };
  return { ...identity, ...times, stage, version, headHash: '0'.repeat(64), state, data };
}
