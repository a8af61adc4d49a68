import type { Text } from '@wangban/engine';
import { localDay } from '../instances/reference.ts';
import { addMessages } from '../messages/store.ts';
import type { LiveDirectory } from '../people/directory.ts';
import type { Pool } from '../platform/db/pool.ts';
import type { QuarantineReason } from './inbound/judge.ts';
import type { OutboundAlarm } from './outbound/deps.ts';
import type { LiveSystems } from './systems/systems.ts';
import { administrators } from './systems/store.ts';

/** What telling people of trouble needs. */
export interface AlarmDeps {
  readonly pool: Pool;
  readonly clock: () => number;
  readonly systems: Pick<LiveSystems, 'current'>;
  readonly directory: LiveDirectory;
  readonly calendar: { current(): { readonly utcOffsetMinutes: number } };
}

/** Something that a person must look at. */
export type Alarm =
  | OutboundAlarm
  | { readonly system: string; readonly about: 'quarantined'; readonly reason: QuarantineReason }
  /** A file of orders is of no use, or lines of it. */
  | {
      readonly system: string;
      readonly about: 'file';
      readonly name: string;
      readonly refused: number;
      readonly useless: boolean;
    }
  /** No file could be fetched. */
  | { readonly system: string; readonly about: 'fetch'; readonly error: Text }
  /** More than one in a hundred orders differ. */
  | { readonly system: string; readonly about: 'drift'; readonly open: number; readonly of: number };

const REASONS: Readonly<Record<QuarantineReason, Text>> = {
  unknownReference: { zh: '大厅没有这个受理编号', en: 'the hall has no such reference' },
  foreignReference: { zh: '受理编号不属于这个系统', en: 'the reference belongs to no order of this system' },
  otherOrder: { zh: '此件在对方已是另一张工单', en: 'the case has another order there' },
  unknownStatus: { zh: '状态不在对照表中', en: 'the status is not in the map' },
  sameVersion: { zh: '同一版本，内容却不同', en: 'the same version with other content' },
  tooMany: {
    zh: '一小时内变化太多，可能是两个系统互相触发',
    en: 'too many changes in an hour: perhaps a loop',
  },
  unreadable: { zh: '内容不符合约定', en: 'it is not what the contract says' },
  refused: { zh: '流程不能采用', en: 'the flow could not take it' },
  failed: { zh: '多次处理都出错', en: 'it failed again and again' },
};

/** Where something can be done about it, when that is not the first page of the system. */
const PAGES: Readonly<Partial<Record<Alarm['about'], string>>> = {
  drift: '/reconciliation',
  file: '/files',
  fetch: '/files',
};

/**
 * Tells the heads of the unit in charge, and the administrators 告警: once a day for each kind of trouble, so that a system that is
 * down for a weekend does not bury them.
 */
export async function raiseAlarm(deps: AlarmDeps, alarm: Alarm): Promise<void> {
  const { pool, clock } = deps;
  const system = deps.systems.current().find(alarm.system);
  const people = await peopleInCharge(deps, system?.definition.owner ?? '');
  const day = localDay(clock(), deps.calendar.current().utcOffsetMinutes);
  const name = system?.definition.name ?? { zh: alarm.system, en: alarm.system };
  const { title, body, kind } = wordingOf(alarm, name);
  const messages = people.map((person) => ({
    person,
    kind: 'systemAlarm',
    dedupe: `system/${alarm.system}/${kind}/${day}`,
    title,
    body,
    link: `/office/systems/${alarm.system}${PAGES[alarm.about] ?? ''}`,
  }));
  await addMessages(pool, messages, clock());
}

/** Whom trouble with a system is told 负责人: the heads of the unit in charge, and the administrators. */
export async function peopleInCharge(
  { pool, directory: live }: Pick<AlarmDeps, 'pool' | 'directory'>,
  owner: string,
): Promise<readonly number[]> {
  const directory = await live.refresh();
  const unit = directory.unitByCode(owner);
  const heads = unit === undefined ? [] : directory.heads(unit.id);
  return [...new Set([...heads, ...(await administrators(pool))])];
}

function wordingOf(
  alarm: Alarm,
  name: Text,
): { readonly title: Text; readonly body: Text; readonly kind: string } {
  switch (alarm.about) {
    case 'gone':
      return {
        kind: 'gone',
        title: { zh: `${name.zh}已停用对接`, en: `${name.en} was switched off` },
        body: {
          zh: `对方回答 410（不再提供），大厅已停止发送，待发的内容都还在。请联系对方，恢复后在业务系统页面重新启用。`,
          en: `It answered 410 (gone), so nothing is sent any more; what is to be sent waits. Ask its people, then switch it on again on its page.`,
        },
      };
    case 'silent':
      return {
        kind: 'silent',
        title: { zh: `${name.zh}已停用对接`, en: `${name.en} was switched off` },
        body: {
          zh: `连续五天没有一次送达（${alarm.error.zh}），大厅已停止发送，待发的内容都还在。请联系对方，恢复后在业务系统页面重新启用。`,
          en: `Nothing has reached it for five days (${alarm.error.en}), so nothing is sent any more; what is to be sent waits. Ask its people, then switch it on again on its page.`,
        },
      };
    case 'dead':
      return {
        kind: 'dead',
        title: { zh: `有内容送不到${name.zh}`, en: `Something does not reach ${name.en}` },
        body: {
          zh: `${alarm.error.zh}。已不再自动重试，请在业务系统页面查看后重发、跳过或改正。`,
          en: `${alarm.error.en}. It is not tried again by itself: look at it on the system's page, then send it again, skip it or put it right.`,
        },
      };
    case 'file':
      return {
        kind: 'file',
        title: { zh: `${name.zh}的文件有问题`, en: `Something is wrong with a file of ${name.en}` },
        body: alarm.useless
          ? {
              zh: `文件“${alarm.name}”不能用，一行也没有采用。请在业务系统的文件页面查看原因，改正后重新导出。`,
              en: `The file “${alarm.name}” is of no use, no line was taken. See why on the page of its files, put it right and export it again.`,
            }
          : {
              zh: `文件“${alarm.name}”有 ${alarm.refused} 行没有采用，其余已采用。请在业务系统的文件页面按行号查看，改正后重新导出。`,
              en: `${alarm.refused} lines of the file “${alarm.name}” were not taken, the others were. See them by number on the page of its files, put them right and export them again.`,
            },
      };
    case 'fetch':
      return {
        kind: 'fetch',
        title: { zh: `取不到${name.zh}的文件`, en: `No file can be fetched from ${name.en}` },
        body: {
          zh: `${alarm.error.zh}。大厅会按时再取，请检查对方的导出地址。`,
          en: `${alarm.error.en}. It is tried again on time: check the address of the export.`,
        },
      };
    case 'drift':
      return {
        kind: 'drift',
        title: { zh: `${name.zh}对账差异过多`, en: `Too much differs from ${name.en}` },
        body: {
          zh: `${alarm.of} 张工单中有 ${alarm.open} 张两边不一致，超过百分之一。请在对账页面逐条查看，原因查明之前不要引用这个系统的数字。`,
          en: `${alarm.open} of ${alarm.of} orders are not the same on both sides, more than one in a hundred. Look at them on the page of the comparison, and quote no figures of this system until the cause is known.`,
        },
      };
    case 'quarantined': {
      const why = REASONS[alarm.reason];
      return {
        kind: `quarantined-${alarm.reason}`,
        title: { zh: `${name.zh}的来信待人工处理`, en: `Events of ${name.en} wait for a person` },
        body: {
          zh: `${why.zh}。来信已原样保存，没有采用，请在业务系统页面查看后处理。`,
          en: `${why.en}. What came is kept as it is and had no effect: look at it on the system's page and decide.`,
        },
      };
    }
  }
}
