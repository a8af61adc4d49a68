import { reject, type Rejection } from '../rejection.ts';

/** The state belongs to another version of the flow: it names a node that this one lacks. */
export function unknownNode(node: string | undefined): Rejection {
  return reject('NO_PATH', 'a node that this version of the flow has', { node: node ?? null });
}
