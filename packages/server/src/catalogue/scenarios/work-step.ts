import { openWaits, type Command } from '@wangban/engine';
import { changedData } from './changed-data.ts';
import type { Play } from './play.ts';
import type { Step } from './scenario.ts';

type WorkStep = Step & { readonly do: 'completeWork' | 'failWork' | 'progressWork' };

/** Work of business systems that is waited for now. */
export function worksOf({ instance }: Play): readonly {
  readonly id: number;
  readonly node: string;
  readonly system: string;
}[] {
  return instance === undefined
    ? []
    : openWaits(instance).flatMap(({ id, kind, node, name = '', frozen }) =>
        kind === 'work' && !frozen ? [{ id, node, system: name.split('/')[0] ?? name }] : [],
      );
}

/** What a business system does with the work that is waited for 扮演业务系统: done, failed, or so far. */
export function workCommandOf(
  play: Play,
  { do: what, node, outcome, order, error, accepts, opinion }: WorkStep,
): Command | { readonly wrong: string } {
  const work = worksOf(play).find((wait) => node === undefined || wait.node === node);
  if (work === undefined) return { wrong: 'no business system is waited for here' };
  if (what === 'failWork') {
    if (error === undefined) return { wrong: 'failWork needs `error`: the code of the error' };
    return { type: 'failWork', wait: work.id, error, ...(opinion !== undefined && { message: opinion }) };
  }
  const told = changedData({}, order);
  if (what === 'completeWork') {
    const said = { ...told, ...(outcome !== undefined && { outcome }) };
    return { type: 'completeWork', wait: work.id, variables: { order: said } };
  }
  const status = typeof told['status'] === 'string' ? told['status'] : 'progress';
  const progress = { status, label: { zh: status, en: status }, at: play.now };
  const system = work.system;
  return {
    type: 'progressWork',
    system,
    wait: work.id,
    progress: opinion === undefined ? progress : { ...progress, note: opinion },
    ...(accepts === true && ({ milestone: 'accepted' } as const)),
  };
}
