import { nodeAt } from '../definition/node-at.ts';
import type { Move } from '../nodes/move.ts';
import type { Rejection } from '../rejection.ts';
import { scopeWith, tokenOf } from '../scopes/around.ts';
import { endToken } from '../scopes/complete.ts';
import type { Work } from '../work.ts';
import { happenAtBoundary } from './interrupt.ts';

/** All is undone: the transaction 事务子流程 is left by its cancel boundary event (BPMN 2.0 §13.3.4). */
export function cancelTransaction(work: Work, token: number): readonly Move[] | Rejection {
  let scope = scopeWith(work.instance, tokenOf(work.instance, token)?.scope);
  while (scope !== undefined) {
    const node = nodeAt(work.flow, scope.node);
    if (node?.kind === 'sub' && node.variant === 'transaction') {
      const boundary = node.activity?.boundary.find(({ trigger }) => trigger.on === 'cancel');
      if (boundary !== undefined) return happenAtBoundary(work, boundary, outermost(work, scope.token));
      break;
    }
    scope = scopeWith(work.instance, scope.parent);
  }
  return endToken(work, token);
}

/** One cancelled iteration cancels the activity as a whole. */
function outermost({ instance }: Work, token: number): number {
  const around = scopeWith(instance, tokenOf(instance, token)?.scope);
  return around?.kind === 'multi' ? around.token : token;
}
