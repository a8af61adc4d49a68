import type { ModdleElement } from 'bpmn-moddle';
import { extensions, idOf } from '../element.ts';
import { report, type Reading } from '../problem.ts';
import { required } from './value.ts';

/** Reads `wangban:milestone` 里程碑: at most one per node. */
export function readMilestone(reading: Reading, element: ModdleElement): string | undefined {
  const [first, second] = extensions(element, 'wangban:Milestone');
  if (first === undefined) return undefined;
  if (second !== undefined) {
    const id = idOf(element);
    report(reading, 'badValue', id, {
      zh: `“${id}”有多个里程碑，请只留一个`,
      en: `“${id}” has several milestones: keep one`,
    });
  }
  return required(reading, first, 'name');
}
