import { emit, type Work } from '../../work.ts';
import type { ArmedTimer } from '../docket.ts';
import { owedOf, ruleOf, toldAbout } from './fulfil.ts';
import { dueKey, obligationOf } from './timer-keys.ts';

/** An obligation comes near its due date, or is over it: its holder is reminded, each time once. */
export function obligationDue(work: Work, { key }: ArmedTimer): undefined {
  const obligation = obligationOf(key);
  const owed = owedOf(work, obligation);
  if (owed === undefined) return undefined;
  const { kind, holder, due } = owed;
  if (key === dueKey(obligation)) {
    const people = toldAbout(work, ruleOf(work, kind)?.onOverdue).filter((person) => person !== holder);
    emit(work, { type: 'ObligationOverdue', obligation, kind, holder, key, people });
  } else {
    emit(work, { type: 'ObligationNear', obligation, kind, holder, key, due });
  }
  return undefined;
}
