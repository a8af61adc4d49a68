import { patternTraces, readText } from '../material.ts';
import { scoreOf, type Score } from '../score.ts';
import type { Subject } from '../subject.ts';
import { playModel, playXml } from './golden.ts';
import { OWN_EXPECTATIONS, VARIANTS } from './pattern-expectations.ts';

/**
 * Control-flow patterns 控制流模式: a model passes when all its recorded runs do. Where the recording engine refuses the
 * model or reads it against the specification, the runs are our own, written from the meaning in BPMN 2.0.
 */
export async function patterns(subject: Subject): Promise<Score> {
  const results = [];
  const own: string[] = [];
  for (const { file, runs } of patternTraces()) {
    const expected = OWN_EXPECTATIONS[file];
    if (expected !== undefined) own.push(file);
    const variant = VARIANTS[file];
    const played = [
      ...(await playModel(subject, { file, with: [], runs: [...(expected ?? runs)] }, 'patterns')),
    ];
    if (variant !== undefined) {
      const xml = readText(`patterns/${file}`).replace(variant.from, variant.to);
      played.push(...(await playXml(subject, { file, with: [], runs: [...variant.runs] }, xml, 'patterns')));
    }
    results.push({ name: file, reason: played.find(({ reason }) => reason !== undefined)?.reason });
  }
  const notes = [`judged by expectations of our own, from BPMN 2.0: ${own.join(', ')}`];
  return { ...scoreOf(results), notes };
}
