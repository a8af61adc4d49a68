import { setImmediate as settled } from 'node:timers/promises';
import { Engine } from 'bpmn-engine';
import type { Act, Model, Refusal, Running, Subject } from '../subject.ts';
import { peerExpressions } from './peer-expressions.ts';
import { camundaExtension, peerSource, writtenId } from './peer-source.ts';
import { peerTimers } from './peer-timers.ts';
import { isPostponed, passedAtOnce, peerWaits, type PeerWait, type Postponed } from './peer-waits.ts';

/**
 * bpmn-engine 25, driven by the same runner and given what it needs to do well: external work through its service
 * hook, conditions through its expression hook, called processes in the same file, timers that wait for the driver.
 */
export const bpmnEngine: Subject = {
  name: 'bpmn-engine',
  load: async (model: Model) => ({ start: async (variables) => begin(model, variables) }),
};

/** Manual tasks passed at one go at most; a loop of them would never end. */
const MAX_PASSED = 50;

type Answer = (error?: Error) => void;

interface Work {
  readonly id: string;
  readonly answer: Answer;
}

/** An activity of bpmn-engine while its extensions look at it. */
interface Activity {
  readonly id: string;
  readonly behaviour: { readonly type?: string; Service?: unknown };
}

/** An extension that has nothing to do when its activity runs. */
const INERT = { activate: () => undefined, deactivate: () => undefined };

/** External work waits for the driver instead of being done at once. */
function giveWork(activity: Activity, works: Set<Work>): typeof INERT {
  if (activity.behaviour.type !== 'external') return INERT;
  activity.behaviour.Service = function Service() {
    let work: Work | undefined;
    return {
      type: 'external',
      execute(_message: unknown, answer: Answer) {
        work = { id: writtenId(activity.id), answer };
        works.add(work);
      },
      discard: () => work !== undefined && works.delete(work),
      stop: () => work !== undefined && works.delete(work),
    };
  };
  return INERT;
}

function isIdle(state: string): boolean {
  return state === 'idle';
}

function answerWork(works: Set<Work>, at: string, code: string): boolean {
  const work = [...works].find(({ id }) => id === at);
  if (work === undefined) return false;
  works.delete(work);
  work.answer(code === '' ? undefined : Object.assign(new Error(code), { code }));
  return true;
}

async function begin(model: Model, variables: Record<string, unknown>): Promise<Running | Refusal> {
  const works = new Set<Work>();
  const timers = peerTimers();
  const engine = new Engine({
    name: model.file,
    source: peerSource(model),
    moddleOptions: { camunda: camundaExtension },
    extensions: { external: (activity: Activity) => giveWork(activity, works) },
    expressions: peerExpressions,
    timers,
    settings: { enableDummyService: true },
  });
  let failure: string | undefined;
  engine.on('error', (error: Error) => (failure = error.message));
  try {
    await engine.execute({ variables });
  } catch (error) {
    return { refused: String(error) };
  }
  return running(engine, works, timers, () => failure);
}

function running(
  engine: Engine,
  works: Set<Work>,
  timers: ReturnType<typeof peerTimers>,
  failure: () => string | undefined,
): Running {
  const postponed = (): readonly Postponed[] => engine.execution.getPostponed().filter(isPostponed);
  const waits = (): readonly PeerWait[] => peerWaits(postponed());
  const trigger = (each: Postponed): unknown =>
    each.type === 'bpmn:TimerEventDefinition' ? timers.fire(each.executionId) : each.signal();
  const passOn = (): void => {
    for (let turn = 0; turn < MAX_PASSED; turn += 1) {
      const next = passedAtOnce(postponed());
      if (next === undefined) return;
      trigger(next);
    }
  };
  passOn();
  const act = (kind: Act, at: string, code: string): boolean => {
    if (kind === 'external' || kind === 'bpmnError')
      return answerWork(works, at, kind === 'external' ? '' : code);
    const wait = waits().find((each) => each.act === kind && each.at === at);
    if (wait === undefined) return false;
    trigger(wait.postponed);
    return true;
  };
  return {
    waits: () => [
      ...waits().map((each) => `${each.act}:${each.at}`),
      ...[...works].map(({ id }) => `external:${id}`),
    ],
    closed: () => isIdle(engine.state),
    async perform(kind, at, code) {
      try {
        if (!act(kind, at, code)) return `no ${kind} at ${at}`;
      } catch (error) {
        return String(error);
      }
      await settled();
      passOn();
      return failure();
    },
    stop: () => void engine.stop(),
  };
}
