import type { Rejection } from '../../rejection.ts';
import type { Work } from '../../work.ts';
import type { AfterCommand } from './command.ts';
import { confirm } from './confirm.ts';
import { extendObligation, fulfilObligation } from './fulfil.ts';
import { notSolved } from './not-solved.ts';

/** Decides what is asked of a case after its close. */
export function decideAfter(work: Work, command: AfterCommand): Rejection | undefined {
  switch (command.type) {
    case 'confirm':
      return confirm(work);
    case 'notSolved':
      return notSolved(work, command);
    case 'fulfilObligation':
      return fulfilObligation(work, command);
    case 'extendObligation':
      return extendObligation(work, command);
  }
}
