import type { Rejection } from '../rejection.ts';
import type { Work } from '../work.ts';
import { decideAfter } from './after/decide-after.ts';
import type { CaseCommand } from './command.ts';
import { copy, readCopy } from './copy.ts';
import { terminate, voidCase } from './end.ts';
import { jump } from './jump.ts';
import { reopen } from './reopen.ts';
import { supplement } from './supplement.ts';
import { replySupervision, supervise } from './supervise.ts';
import { suspend, unsuspend } from './suspend.ts';

/** Decides what is asked of a case as a whole. */
export function decideCase(work: Work, command: CaseCommand): Rejection | undefined {
  switch (command.type) {
    case 'terminate':
      return terminate(work, command);
    case 'void':
      return voidCase(work, command);
    case 'suspend':
      return suspend(work, command);
    case 'unsuspend':
      return unsuspend(work, command);
    case 'reopen':
      return reopen(work, command);
    case 'jump':
      return jump(work, command);
    case 'supervise':
      return supervise(work, command);
    case 'replySupervision':
      return replySupervision(work, command);
    case 'copy':
      return copy(work, command);
    case 'supplement':
      return supplement(work, command);
    case 'readCopy':
      return readCopy(work);
    case 'confirm':
    case 'notSolved':
    case 'fulfilObligation':
    case 'extendObligation':
      return decideAfter(work, command);
  }
}
