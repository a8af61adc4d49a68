import type { ModdleElement } from 'bpmn-moddle';
import { extensions, idOf } from '../element.ts';
import type { UserNode } from '../flow.ts';
import { report, type Reading } from '../problem.ts';
import { mustAct } from './field-access.ts';
import { oneOf } from './value.ts';

/** Reads whether a node's tasks may be approved many at once 批量审批; not where each needs fields or a signature. */
export function readBatch(reading: Reading, task: ModdleElement): Pick<UserNode, 'batch'> {
  const [approval] = extensions(task, 'wangban:Approval');
  if (approval === undefined) return {};
  if (oneOf(reading, approval, 'batch', ['true', 'false'], 'false') === 'false') return {};
  if (!mustAct(approval)) return { batch: true };
  const id = idOf(task);
  report(reading, 'badValue', id, {
    zh: `“${id}”要求签名或必填字段，不能批量审批；请删除 batch`,
    en: `“${id}” requires a signature or fields, so its tasks cannot be approved many at once: remove batch`,
  });
  return {};
}
