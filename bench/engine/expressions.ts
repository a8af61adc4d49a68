import { compileExpression } from '@wangban/engine/expression';
import type { Figures } from '../figure.ts';

const RUNS = 20;

/** What is evaluated, with how often per run: conditions of the subset need no library, dates need feelin. */
const EXPRESSIONS = [
  ['a condition', 'days > parameters.limit', 100_000],
  ['dates, by feelin', 'date(to) - date(from) > duration("P3D")', 500],
] as const;

const VARIABLES = { days: 5, parameters: { limit: 3 }, from: '2026-03-02', to: '2026-03-09' };

/** Expression time, apart from engine time: what one evaluation costs. */
export function measureExpressions(): Figures {
  const figures: Figures = {};
  for (const [name, text, times] of EXPRESSIONS) {
    const compiled = compileExpression(text);
    if ('problems' in compiled) throw new Error(text);
    let best = Number.POSITIVE_INFINITY;
    for (let run = 0; run < RUNS; run += 1) {
      const started = performance.now();
      for (let count = 0; count < times; count += 1) compiled.expression.evaluate(VARIABLES);
      best = Math.min(best, ((performance.now() - started) * 1000) / times);
    }
    figures[`engine: evaluate ${name}`] = { value: best, unit: 'µs', against: 'feelin: 77–113 µs' };
  }
  return figures;
}
