import { Engine } from 'bpmn-engine';
import type { Figures } from '../figure.ts';
import { fiveTasksXml } from './flows.ts';

/** Cases of the peer per run: it does about a hundred a second. */
const CASES = 40;
const RUNS = 3;
const TASKS = 5;

/** bpmn-engine in the same run, in memory: five user tasks and the gateway, and the state that it would save. */
export async function measurePeer(): Promise<Figures> {
  const source = fiveTasksXml(false);
  let [best, bytes] = [0, 0];
  for (let run = 0; run < RUNS; run += 1) {
    const started = performance.now();
    for (let count = 0; count < CASES; count += 1) bytes = await runCase(source);
    best = Math.max(best, (CASES / (performance.now() - started)) * 1000);
  }
  return {
    'engine: bpmn-engine 25, instances/s': { value: best, unit: '1/s', against: 'the peer, in this run' },
    'engine: bpmn-engine 25, state at the fifth task': { value: bytes, unit: 'B', against: 'the peer' },
  };
}

/** Runs a case to its end; answers the size of its state at the fifth task. */
async function runCase(source: string): Promise<number> {
  const engine = new Engine({ name: 'bench', source });
  const execution = await engine.execute();
  let bytes = 0;
  for (let step = 1; step <= TASKS; step += 1) {
    if (step === TASKS) bytes = Buffer.byteLength(JSON.stringify(execution.getState()));
    const [waiting] = execution.getPostponed();
    if (waiting === undefined) throw new Error(`bpmn-engine waits for nobody at step ${step}`);
    waiting.signal();
  }
  if (execution.getPostponed().length > 0) throw new Error('bpmn-engine did not complete the case');
  return bytes;
}
