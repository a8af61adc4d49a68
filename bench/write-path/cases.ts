import type { JsonObject } from '@wangban/engine';
import type { AskSubmit, AskTask, Sender } from '../../packages/server/src/instances/ask.ts';
import type { InstanceParts } from '../../packages/server/src/instances/open-instances.ts';

/** Steps of a measured case: submitted, approved by the counsellor, approved and closed by the office head. */
export const STEPS = ['submit', 'approve', 'approve and close'] as const;

let keys = 0;

/** Students of the demo campus, who apply in turn. */
export function studentsOf({ directory }: InstanceParts): readonly number[] {
  const snapshot = directory.current();
  const students: number[] = [];
  for (let id = 1; students.length < 1000 && id < 20_000; id++) {
    if (snapshot.display(id)?.affiliation === 'undergraduate') students.push(id);
  }
  return students;
}

/** A leave of two days, as the form has checked it. */
function leaveOf(n: number): JsonObject {
  return {
    type: 'personal',
    period: { from: { date: '2026-03-04', half: 'am' }, to: { date: '2026-03-05', half: 'pm' }, days: 2 },
    reason: `家中有事需要回家处理，已与辅导员沟通（${n}）`,
    leavesCampus: true,
    destination: '广州市天河区，父母家',
    transport: 'train',
    phone: '13800138000',
    emergencyName: '李建国',
    emergencyPhone: '13900139000',
  };
}

/** The submit of case `n`. */
export function submitOf(person: number, n: number): AskSubmit & { readonly from: Sender } {
  const command = { type: 'submit', data: leaveOf(n) } as const;
  return { service: 'leave-undergraduate', serviceVersion: 1, command, from: sender(person) };
}

/** The approval of a task. */
export function approvalOf(person: number, taskId: number): AskTask & { readonly from: Sender } {
  return { command: { type: 'approve', taskId, opinion: '情况属实，同意' }, from: sender(person) };
}

function sender(person: number): Sender {
  keys++;
  return { person, key: `bench-key-${process.pid}-${keys}` };
}
