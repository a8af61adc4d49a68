import { nodeName, openWaits, type Docket, type Instance, type OpenWait, type Text } from '@wangban/engine';
import { choiceOf, type Choice } from './choice.ts';
import { APPLICANT } from './invented-directory.ts';
import { hallTime } from './hall-time.ts';
import type { Stage } from './stepped-case.ts';
import { TIMERS } from './timer-names.ts';

/** What can happen to that which is waited for beside people 等待项. */
export function waitChoices({ flow }: Stage, instance: Instance): readonly Choice[] {
  return openWaits(instance)
    .filter(({ frozen }) => !frozen)
    .flatMap((wait) => (wait.kind === 'work' ? workChoices(flow, wait) : [eventChoice(flow, wait)]));
}

type Flow = Stage['flow'];
type ArmedTimer = NonNullable<Docket['timers']>[number];

function eventChoice(flow: Flow, wait: OpenWait): Choice {
  const { id, kind, node, at, name } = wait;
  const said = nodeName(flow, node);
  const about = [said.zh, said.en, ...(name === undefined ? [] : [name]), kind];
  const verb = kind === 'timer' ? 'fire' : 'deliver';
  const phrase = kind === 'condition' ? `check ${node}` : `${verb} ${node}`;
  return choiceOf(phrase, eventText(said, wait), about, {
    ...(kind === 'timer' ? undefined : { takes: 'values' as const }),
    acts: ({ values }) => [
      {
        actor: undefined,
        ...(at === undefined ? undefined : { at }),
        command:
          kind === 'signal' && name !== undefined
            ? { type: 'signal', name, ...(values && { variables: values }) }
            : { type: 'fireWait', wait: id, ...(values && { variables: values }) },
      },
    ],
  });
}

function eventText({ zh, en }: Text, { kind, at, name }: OpenWait): Text {
  switch (kind) {
    case 'timer':
      return {
        zh: `定时到点：${zh}${at === undefined ? '' : `（${hallTime(at)}）`}`,
        en: `timer fires: ${en}${at === undefined ? '' : ` (${hallTime(at)})`}`,
      };
    case 'message':
      return { zh: `收到消息“${name}”：${zh}`, en: `message “${name}” comes: ${en}` };
    case 'signal':
      return { zh: `收到信号“${name}”：${zh}`, en: `signal “${name}” comes: ${en}` };
    case 'condition':
    case 'work':
      return { zh: `条件成立：${zh}`, en: `condition holds: ${en}` };
  }
}

function workChoices(flow: Flow, { id, node, name }: OpenWait): readonly Choice[] {
  const { zh, en } = nodeName(flow, node);
  const about = [zh, en, 'work', ...(name === undefined ? [] : [name])];
  return [
    choiceOf(`complete ${node}`, { zh: `外部工作完成：${zh}`, en: `work is done: ${en}` }, about, {
      takes: 'values',
      acts: ({ values }) => [
        {
          actor: undefined,
          command: { type: 'completeWork', wait: id, ...(values && { variables: values }) },
        },
      ],
    }),
    choiceOf(`fail ${node}`, { zh: `外部工作出错：${zh}`, en: `work fails: ${en}` }, about, {
      takes: 'code',
      acts: ({ words }) => [
        { actor: undefined, command: { type: 'failWork', wait: id, error: words === '' ? 'ERROR' : words } },
      ],
    }),
  ];
}

/** What concerns the case as a whole: steps without approver, deadlines, and the applicant's withdrawal. */
export function caseChoices({ flow, directory }: Stage, instance: Instance): readonly Choice[] {
  const incidents = instance.tokens.flatMap(({ node, incident }) => {
    if (incident === undefined) return [];
    const { zh, en } = nodeName(flow, node);
    if (incident.cause === 'noWay' || incident.cause === 'unclear')
      return wayChoices(flow, node, incident.id);
    if (incident.cause === 'stuck')
      return [
        choiceOf(
          `continue ${node}`,
          { zh: `不再等待其他分支：${zh}`, en: `wait for no others: ${en}` },
          [zh, en],
          {
            acts: () => [{ actor: undefined, command: { type: 'resolveIncident', incident: incident.id } }],
          },
        ),
      ];
    const text = { zh: `指派审批人：${zh}`, en: `name an approver: ${en}` };
    return [
      choiceOf(`assign ${node}`, text, [zh, en], {
        acts: ({ words }) => {
          const person = directory.personByNo(words === '' ? 'stand-in' : words);
          const people = person === undefined ? [] : [person.id];
          return [{ actor: undefined, command: { type: 'resolveIncident', incident: incident.id, people } }];
        },
      }),
    ];
  });
  const withdraw = choiceOf('withdraw', { zh: '申请人撤回', en: 'the applicant withdraws' }, [], {
    takes: 'opinion',
    acts: () => [{ actor: APPLICANT, command: { type: 'withdraw' } }],
  });
  return [...incidents, ...timerChoices(instance), withdraw];
}

function timerChoices({ docket, clock, dueAt }: Instance): readonly Choice[] {
  const promised = clock.overdue === true ? undefined : (dueAt ?? undefined);
  const timers: readonly Pick<ArmedTimer, 'timer' | 'key' | 'at'>[] = [
    { timer: 'warning', key: '', at: clock.warning },
    { timer: 'overdue', key: '', at: promised },
    ...(docket?.timers ?? []),
  ];
  return timers.flatMap(({ timer, key, at }) => {
    if (at === undefined) return [];
    const text = {
      zh: `时限到点：${TIMERS[timer].zh}（${hallTime(at)}）`,
      en: `deadline: ${TIMERS[timer].en} (${hallTime(at)})`,
    };
    return [
      choiceOf(`fire ${timer} ${key}`.trim(), text, ['deadline'], {
        acts: () => [{ actor: undefined, at, command: { type: 'fireTimer', timer, key } }],
      }),
    ];
  });
}

/** Where no way led on, the owner names one. */
function wayChoices(flow: Flow, node: string, incident: number): readonly Choice[] {
  const ways = flow.nodes[node]?.outgoing.filter(({ rejected }) => rejected !== true) ?? [];
  return ways.map(({ id, to }) => {
    const { zh, en } = nodeName(flow, to);
    return choiceOf(`way ${id}`, { zh: `指定走向：${zh}`, en: `go to ${en}` }, [to, zh, en], {
      acts: () => [{ actor: undefined, command: { type: 'resolveIncident', incident, way: id } }],
    });
  });
}
