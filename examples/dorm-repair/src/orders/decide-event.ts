import { randomBytes } from 'node:crypto';
import type { Config } from '../config/schema.ts';
import type { LaterEvent } from '../contract/envelope.ts';
import { moveTo } from './move.ts';
import type { Change, NewFile, Order, OrderState } from './order.ts';

type Told = Omit<Change, 'by'> & { readonly who: string };

/**
 * What an event of the hall changes 大厅来事. Where the order is not in a status that it moves, it is a line in the
 * history and no more: the hall is told the same version of the truth as we keep.
 */
export function decideEvent(config: Config, order: Order, event: LaterEvent, now: Date): Change {
  const { who, ...told } = tell(config, order, event, now);
  return { ...told, by: { hall: { eventId: event.id, who } } };
}

function tell(config: Config, order: Order, event: LaterEvent, now: Date): Told {
  const who = order.applicantName;
  const { events } = config;
  switch (event.type) {
    case 'order.reopened': {
      const { lap, reason } = event.data;
      const state = {
        ...moveBy(config, order, events.reopened, now),
        lap: Math.max(lap, order.lap),
        clockFrom: now,
        reopenedTimes: order.reopenedTimes + 1,
        reopenReason: reason,
      };
      return { state, said: '申请人说没有修好', lineNote: reason, files: linksOf(event.data.files), who };
    }
    case 'order.reminded': {
      const reminder = event.data.note ?? null;
      const state = {
        remindedTimes: Math.max(event.data.times, order.remindedTimes),
        remindedAt: now,
        reminder,
        reminderSeen: false,
      };
      const by = event.data.by === 'applicant' ? who : '服务大厅';
      return { state, said: `第 ${event.data.times} 次催办`, lineNote: reminder ?? undefined, who: by };
    }
    case 'order.noted':
      return {
        state: {},
        said: '申请人补充',
        lineNote: event.data.note ?? undefined,
        files: linksOf(event.data.files),
        who,
      };
    case 'order.decided':
      return decided(config, order, event, now);
    case 'order.confirmed': {
      const said = event.data.how === 'applicant' ? '申请人确认修好' : '到期默认确认';
      return { state: moveBy(config, order, events.confirmed, now), said, who };
    }
    case 'order.rated': {
      const { stars, options, comment } = event.data;
      const rating = {
        stars,
        ratingOptions: options ?? [],
        ratingComment: comment ?? null,
        ratedAt: now,
      };
      const lineNote = [...(options ?? []), comment ?? ''].filter((part) => part !== '').join('；');
      const state = { ...moveBy(config, order, events.rated, now), ...rating };
      return { state, said: `评价 ${stars} 星`, lineNote, who };
    }
    case 'order.withdrawn': {
      const state = moveBy(config, order, events.withdrawn, now);
      return { state, said: '申请人撤回', lineNote: event.data.reason ?? undefined, who };
    }
  }
}

function decided(
  config: Config,
  order: Order,
  event: Extract<LaterEvent, { readonly type: 'order.decided' }>,
  now: Date,
): Told {
  const { decision, opinion } = event.data;
  const move = config.events[decision];
  const state = move === undefined ? {} : moveBy(config, order, move, now);
  const said = decision === 'approved' ? '费用已批准' : '费用未批准';
  return { state, said, lineNote: opinion ?? undefined, who: '服务大厅' };
}

function moveBy(
  config: Config,
  order: Order,
  move: { readonly from: readonly string[]; readonly to: string },
  now: Date,
): Partial<OrderState> {
  return move.from.includes(order.status) ? moveTo(config, order, move.to, now) : {};
}

/** Links of the hall as files that are still to be fetched, each under a name of ours that nobody can guess. */
export function linksOf(files: LinkList): readonly NewFile[] {
  return (files ?? []).map(({ id, name, type, bytes, url }) => ({
    id: randomBytes(16).toString('base64url'),
    name,
    type,
    bytes,
    hall: { id, url },
  }));
}

type LinkList = Extract<LaterEvent, { readonly type: 'order.noted' }>['data']['files'];
