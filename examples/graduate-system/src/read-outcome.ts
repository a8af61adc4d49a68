import { instantOf } from '../../foundation/src/pages/moments.ts';
import type { Form } from '../../foundation/src/server/form-body.ts';
import type { Outcome } from './records.ts';

/** Reads what the registrar wrote 登记结果; every problem names its field and its cure. */
export function readOutcome(
  form: Form,
): { readonly outcome: Outcome } | { readonly problems: Readonly<Record<string, string>> } {
  const [fromOn, untilOn, documentNo, note] = ['fromOn', 'untilOn', 'documentNo', 'note'].map((name) =>
    form.text(name).slice(0, 200),
  );
  const isRecorded = form.text('status') === 'recorded';
  if (!isRecorded) {
    if (note === '' || note === undefined) return { problems: { note: '请写明为什么不予办理' } };
    return { outcome: { status: 'refused', fromOn: null, untilOn: null, documentNo: null, note } };
  }
  const problems: Record<string, string> = {};
  if (!isDay(fromOn)) problems['fromOn'] = '请填开始日期，例如 2026-03-01';
  if (!isDay(untilOn)) problems['untilOn'] = '请填结束日期，例如 2026-08-31';
  if (isDay(fromOn) && isDay(untilOn) && String(untilOn) <= String(fromOn))
    problems['untilOn'] = '结束日期要晚于开始日期';
  if (documentNo === '') problems['documentNo'] = '请填文号，例如 研〔2026〕12 号';
  if (Object.keys(problems).length > 0) return { problems };
  return {
    outcome: {
      status: 'recorded',
      fromOn: fromOn ?? null,
      untilOn: untilOn ?? null,
      documentNo: documentNo ?? null,
      note: note === '' || note === undefined ? null : note,
    },
  };
}

function isDay(text: string | undefined): boolean {
  return instantOf(text ?? '', '00:00') !== undefined;
}
