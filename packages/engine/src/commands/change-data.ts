import type { JsonObject } from '../json.ts';
import { emit, type Work } from '../work.ts';
import { sameJson } from '../same-json.ts';

/** The form data 表单数据 become these, as a new version; the same data change nothing. */
export function changeData(work: Work, data: JsonObject): void {
  if (sameJson(data, work.instance.data)) return;
  emit(work, { type: 'DataChanged', data, dataVersion: (work.instance.dataVersion ?? 1) + 1 });
  work.scope = undefined;
  // Conditional events (BPMN 2.0 §10.5.5) look at the new data.
  work.changed = true;
}
