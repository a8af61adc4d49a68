import { isRejection, type Rejection } from '@wangban/engine';
import type { Lang } from '@wangban/engine/form';
import { refusals } from '../../../platform/errors/refusals.ts';
import type { FlowIo, Lines } from '../flow-io.ts';
import type { Choice } from './choice.ts';
import { hallTime } from './hall-time.ts';
import { adHocChoices } from './ad-hoc-choices.ts';
import { caseChoices, waitChoices } from './other-choices.ts';
import { step, UNBEGUN, type Act, type Stage, type SteppedCase } from './stepped-case.ts';
import { taskChoices } from './task-choices.ts';
import { tellEvent } from './tell-event.ts';
import { understand, type Aside } from './understand.ts';
import { variablesLines } from './variables-lines.ts';
import { waitLines } from './wait-lines.ts';

/** A session 单步运行 at a terminal; the case as it is now stands last, those before it can be gone back to. */
interface Session {
  readonly stage: Stage;
  readonly io: FlowIo;
  readonly language: Lang;
  readonly steps: SteppedCase[];
}

/** Plays a case from its submission until it closes (0), or nothing more is typed (1). */
export async function playSession(
  stage: Stage,
  submission: Act,
  io: FlowIo,
  language: Lang,
): Promise<number> {
  const session: Session = { stage, io, language, steps: [UNBEGUN] };
  if (!doAll(session, [submission])) return 1;
  const lines = io.openLines();
  try {
    return await play(session, lines);
  } finally {
    lines.close();
  }
}

async function play(session: Session, lines: Lines): Promise<number> {
  let seen: SteppedCase | undefined;
  for (let current = now(session); current.instance?.status !== 'closed'; current = now(session)) {
    const choices = choicesOf(session, current);
    if (seen !== current) show(session, current, choices);
    seen = current;
    const line = await lines.next('> ');
    const meant = line === undefined ? { quit: true as const } : understand(line, choices);
    if ('quit' in meant) return ended(session);
    if ('aside' in meant) aside(session, meant.aside);
    else if ('unclear' in meant) unclear(session, line ?? '', meant.unclear);
    else doAll(session, meant.choice.acts(meant.extra));
  }
  return 0;
}

function now({ steps }: Session): SteppedCase {
  return steps.at(-1) ?? UNBEGUN;
}

function choicesOf({ stage }: Session, current: SteppedCase): readonly Choice[] {
  const { instance } = current;
  if (instance === undefined) return [];
  return [
    ...taskChoices(stage, current),
    ...adHocChoices(stage, instance),
    ...waitChoices(stage, instance),
    ...caseChoices(stage, instance),
  ];
}

/** Does the acts of one choice; they count as one step. A refusal of any of them undoes all. */
function doAll(session: Session, acts: readonly Act[]): boolean {
  const { stage, steps } = session;
  let after = now(session);
  for (const act of acts) {
    const result = step(stage, after, act);
    if (isRejection(result)) {
      refuse(session, result);
      return false;
    }
    after = result;
  }
  tell(session, after, now(session).events.length);
  steps.push(after);
  return true;
}

function tell({ stage, io, language }: Session, { events, now: time }: SteppedCase, from: number): void {
  io.print(`── ${hallTime(time)}`);
  const told = events.slice(from).flatMap((event) => tellEvent(stage, event)?.[language] ?? []);
  for (const line of told) io.print(`  ${line}`);
  if (told.length === 0) io.print({ zh: '  没有变化', en: '  nothing happened' }[language]);
}

function refuse({ io, language }: Session, { code, expectation, fact }: Rejection): void {
  const row = refusals[code];
  const text = row[language].replaceAll(/\{(\w+)\}/g, (_, key: string) => shown(fact[key]));
  io.print({ zh: `拒绝（${code}）：${text}`, en: `Refused (${code}): ${text}` }[language]);
  io.print(`  expected: ${expectation}; found: ${JSON.stringify(fact)}`);
}

function shown(fact: unknown): string {
  if (typeof fact === 'string') return fact;
  return fact === undefined ? '…' : JSON.stringify(fact);
}

function show({ stage, io, language }: Session, { instance }: SteppedCase, choices: readonly Choice[]): void {
  if (instance === undefined) return;
  io.print({ zh: '等待：', en: 'Waiting for:' }[language]);
  for (const line of waitLines(stage, instance, language)) io.print(line);
  io.print({ zh: '可以：', en: 'Possible:' }[language]);
  for (const [at, choice] of choices.entries()) io.print(choiceLine(choice, at + 1, language));
}

const TAKES = { opinion: '…', values: '{…}', code: 'CODE' } as const;

function choiceLine({ phrase, text, takes }: Choice, number: number, language: Lang): string {
  const typed = takes === undefined ? phrase : `${phrase} ${TAKES[takes]}`;
  return `  ${String(number).padStart(2)}  ${text[language]}  ‹${typed}›`;
}

function aside(session: Session, asked: Aside): void {
  const { stage, io, language } = session;
  const { instance, events } = now(session);
  switch (asked) {
    case 'undo':
      return undo(session);
    case 'vars':
      if (instance !== undefined)
        for (const line of variablesLines(stage.flow, instance, language)) io.print(line);
      return;
    case 'events':
      for (const event of events) io.print(`  ${JSON.stringify(event)}`);
      return;
    case 'help':
      return help(session);
    case 'nothing':
      return;
  }
}

function undo({ io, language, steps }: Session): void {
  // The first step is the submission: before it there is nothing to choose.
  if (steps.length > 2) steps.pop();
  else io.print({ zh: '已经是第一步', en: 'This is the first step' }[language]);
}

function help({ io, language }: Session): void {
  io.print(
    {
      zh: '输入编号或 ‹…› 中的词语；后面可以加意见、错误代码或 JSON 变量。另有：undo 撤销 · vars 变量 · events 事件 · quit 退出',
      en: 'Type a number, or the words in ‹…›; an opinion, an error code or variables as JSON may follow. Also: undo · vars · events · quit',
    }[language],
  );
}

function unclear({ io, language }: Session, line: string, choices: readonly Choice[]): void {
  const some = choices.map(({ phrase }) => `‹${phrase}›`).join(' ');
  io.print(
    {
      zh: `“${line.trim()}”不明确，请输入：${some}，或 help`,
      en: `“${line.trim()}” is not clear: type ${some}, or help`,
    }[language],
  );
}

function ended({ io, language }: Session): number {
  io.printError(
    { zh: '输入结束，办件还没有办结', en: 'The input ended before the case was closed' }[language],
  );
  return 1;
}
