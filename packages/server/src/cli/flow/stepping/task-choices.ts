import {
  allowedActions,
  nodeName,
  openTasks,
  returnTargets,
  type AllowedAction,
  type Instance,
  type OpenTask,
  type PersonId,
  type Text,
} from '@wangban/engine';
import { choiceOf, wordSet, type Choice, type Extra } from './choice.ts';
import { picksFor } from './picks-for.ts';
import { contextOf, type Act, type Stage, type SteppedCase } from './stepped-case.ts';

/** A task with whoever acts on it here: the holder, a delegate, or the first who may claim it. */
interface Asked {
  readonly stage: Stage;
  readonly instance: Instance;
  readonly task: OpenTask;
  readonly actor: PersonId;
  readonly name: Text;
}

/** What can be done with the open tasks 待办. A task of several is claimed first by whoever acts. */
export function taskChoices(stage: Stage, { instance, now }: SteppedCase): readonly Choice[] {
  if (instance === undefined) return [];
  return openTasks(instance)
    .filter(({ frozen }) => !frozen)
    .flatMap((task) => {
      const actor = actorOf(stage, task);
      const asked = { stage, instance, task, actor, name: nodeName(stage.flow, task.node) };
      return task.kind === 'revise' ? [resubmit(asked)] : onTask(asked, now);
    });
}

function actorOf({ directory }: Stage, { delegate, holder, principals }: OpenTask): PersonId {
  const [first] = principals;
  if (delegate !== undefined || holder !== undefined || first === undefined) return delegate ?? holder ?? 0;
  return 'person' in first ? first.person : (directory.holders(first.position)[0] ?? 0);
}

function onTask(asked: Asked, now: number): readonly Choice[] {
  const { stage, instance, task, actor } = asked;
  const claimed = task.holder === undefined ? { ...instance, tokens: claimedBy(asked) } : instance;
  const context = contextOf(stage, { now, actor, newTaskId: () => 0 });
  const allowed = allowedActions(stage.flow, claimed, task.task, actor, context);
  return allowed.filter((action) => action.allowed).flatMap((action) => choicesFor(asked, action));
}

/** The tokens as they are once the actor has claimed the task: what is offered then is offered now. */
function claimedBy({ instance, task, actor }: Asked): Instance['tokens'] {
  return instance.tokens.map((token) => {
    if (token.round?.id !== task.round) return token;
    const seats = token.round.seats.map((seat, at) =>
      at === task.seat && seat.task === task.task ? { ...seat, person: actor, pool: undefined } : seat,
    );
    return { ...token, round: { ...token.round, seats } };
  });
}

function choicesFor(asked: Asked, { action, opinionRequired }: AllowedAction): readonly Choice[] {
  const { stage, task, name } = asked;
  const { task: taskId } = task;
  if (action === 'approve') {
    const picks = picksFor(stage.flow, 'previousPicks', stage.directory);
    const give = (extra: Extra) => ({ taskId, picks, ...opinion(extra, opinionRequired) });
    const text = said(name, '同意', 'approve');
    return [decide(asked, 'approve', text, (extra) => ({ type: 'approve', ...give(extra) }))];
  }
  if (action === 'reject') {
    const give = (extra: Extra) => ({ taskId, ...opinion(extra, opinionRequired) });
    const text = said(name, '不同意', 'reject');
    return [decide(asked, 'reject', text, (extra) => ({ type: 'reject', ...give(extra) }))];
  }
  if (action === 'returnTo') return returns(asked, opinionRequired);
  if (action === 'giveOpinion') {
    const give = (extra: Extra) => ({ taskId, ...opinion(extra, true) });
    const text = said(name, '提出意见', 'give an opinion');
    return [decide(asked, 'advise', text, (extra) => ({ type: 'giveOpinion', ...give(extra) }))];
  }
  if (action !== 'reopenVoting') return [];
  const text = said(name, '重新表决', 'vote anew');
  return [decide(asked, 'revote', text, () => ({ type: 'reopenVoting', taskId }))];
}

function returns(asked: Asked, opinionRequired: boolean): readonly Choice[] {
  const { stage, instance, task, name } = asked;
  const { targets, resumes } = returnTargets(stage.flow, instance, task.task);
  return targets.map(({ kind, node, name: targetName }) => {
    const to = kind === 'applicant' ? 'applicant' : (node ?? kind);
    const target = kind === 'node' ? { kind, node: node ?? '' } : { kind };
    const text = {
      zh: `退回：${name.zh} → ${targetName.zh}`,
      en: `return: ${name.en} → ${targetName.en}`,
    };
    const command = (extra: Extra): Act['command'] => ({
      type: 'returnTo',
      taskId: task.task,
      target,
      resume: resumes[0] ?? 'rewalk',
      ...opinion(extra, opinionRequired),
    });
    const leadsTo = wordSet([to, kind, targetName.zh, targetName.en]);
    return choiceOf(`return ${task.node} to ${to}`, text, [name.zh, name.en, ...leadsTo], {
      targets: leadsTo,
      takes: 'opinion',
      acts: (extra) => acting(asked, command(extra)),
    });
  });
}

function decide(asked: Asked, verb: string, text: Text, command: (extra: Extra) => Act['command']): Choice {
  const { task, name, actor, stage } = asked;
  const person = stage.directory.person(actor);
  const who = person === undefined ? [] : [person.name, person.personNo];
  const phrase = `${verb} ${task.node}`;
  return choiceOf(isAlone(asked) ? phrase : `${phrase} ${who[1] ?? ''}`, text, [name.zh, name.en, ...who], {
    takes: 'opinion',
    acts: (extra) => acting(asked, command(extra)),
  });
}

/** Is it the only open task of its step? Else the person must be named. */
function isAlone({ instance, task }: Asked): boolean {
  return openTasks(instance).filter(({ node }) => node === task.node).length === 1;
}

function acting({ task, actor }: Asked, command: Act['command']): readonly Act[] {
  const claim: Act = { actor, command: { type: 'claim', taskId: task.task } };
  return task.holder === undefined ? [claim, { actor, command }] : [{ actor, command }];
}

function resubmit(asked: Asked): Choice {
  const { stage, instance, task, actor } = asked;
  const text = { zh: '申请人修改后再次提交', en: 'the applicant resubmits' };
  return choiceOf('resubmit', text, [], {
    takes: 'values',
    acts: ({ values = {} }) => [
      {
        actor,
        command: {
          type: 'resubmit',
          taskId: task.task,
          data: { ...instance.data, ...values },
          picks: picksFor(stage.flow, 'applicantPicks', stage.directory),
        },
      },
    ],
  });
}

function said(name: Text, zh: string, en: string): Text {
  return { zh: `${zh}：${name.zh}`, en: `${en}: ${name.en}` };
}

/** An opinion that must be given and was not is made up, so that a case can be stepped quickly. */
function opinion({ words }: Extra, required: boolean): { readonly opinion?: string } {
  if (words !== '') return { opinion: words };
  return required ? { opinion: '（试运行）' } : {};
}
