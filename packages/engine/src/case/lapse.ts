import { finish } from '../finish.ts';
import { emit, type Work } from '../work.ts';

/** A returned case must be resubmitted soon 即将逾期: the applicant is told, and who filed it. */
export function lapseNear(work: Work): undefined {
  const { applicant, filer, docket } = work.instance;
  const lapsesAt = docket?.timers?.find(({ timer }) => timer === 'lapse')?.at ?? work.context.now;
  emit(work, { type: 'LapseNear', lapsesAt, people: filer === undefined ? [applicant] : [applicant, filer] });
  return undefined;
}

/** Lapse 逾期未再送: a returned case that nobody resubmitted in time closes. */
export function lapse(work: Work): undefined {
  emit(work, { type: 'Lapsed' });
  return finish(work, 'lapsed', 'lapsed');
}
