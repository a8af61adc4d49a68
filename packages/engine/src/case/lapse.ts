import { finish } from '../finish.ts';
import { emit, type Work } from '../work.ts';

/** Lapse 逾期未再送: a returned case that nobody resubmitted in time closes. */
export function lapse(work: Work): undefined {
  emit(work, { type: 'Lapsed' });
  return finish(work, 'lapsed', 'lapsed');
}
