import type { decisionWords } from '../../locale/decision.ts';
import type { Shape } from '../../locale/words.ts';
import type { DecisionGap } from './check-decision.ts';

/** The message of a gap: which field, and what to do. */
export function gapWords(gap: DecisionGap, t: Shape<typeof decisionWords.zh>): string {
  switch (gap.why) {
    case 'opinionTooLong':
      return t.opinionTooLong(gap.length);
    case 'reasonTooLong':
      return t.reasonTooLong(gap.length);
    case 'opinionRequired':
    case 'targetRequired':
    case 'toRequired':
      return t[gap.why];
  }
}
