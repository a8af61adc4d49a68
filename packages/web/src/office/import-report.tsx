import { type SubmitEvent, useEffect, useRef, useState } from 'react';
import { importWords } from '../locale/office.ts';
import { useWords } from '../locale/words.ts';
import { ActionButton } from '../ui/action-button.tsx';
import { ErrorText } from '../ui/fields/field-text.tsx';
import { ImportErrors } from './import-errors.tsx';
import type { ImportReport } from './send-import.ts';

const COUNTS = ['rows', 'added', 'changed', 'unchanged', 'rejected', 'leavers'] as const;

/** 检查结果 The report of a check or an import; after a clean check it offers to write. Takes the focus when it appears. */
export function ImportReportView(props: {
  readonly report: ImportReport;
  readonly pending: boolean;
  readonly onApply: (confirmLeavers: boolean) => void;
}) {
  const t = useWords(importWords);
  const { report } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: 'start' });
  }, []);
  const changes = report.added + report.changed + report.leavers;
  const writable = !report.applied && report.errors.length === 0 && changes > 0;
  return (
    <section className="import-report">
      <div className="card import-result">
        <div role="status">
          <h2 ref={heading} tabIndex={-1}>
            {report.applied ? t.reportDone : t.report}
          </h2>
          <p>{verdict(report, changes, t)}</p>
        </div>
        <dl className="import-counts">
          {COUNTS.map((key) => (
            <div
              key={key}
              className={key === 'rejected' && report.rejected > 0 ? 'import-count-bad' : undefined}
            >
              <dt>{t.counts[key]}</dt>
              <dd>{report[key]}</dd>
            </div>
          ))}
        </dl>
        <p className="soft-text">{t.encoding(report.encoding)}</p>
        {writable && <Apply {...props} changes={changes} />}
      </div>
      {report.errors.length > 0 && <ImportErrors errors={report.errors} />}
    </section>
  );
}

type ImportText = ReturnType<typeof useWords<typeof importWords.zh>>;

function verdict(report: ImportReport, changes: number, t: ImportText): string {
  if (report.applied) return t.done(report.added, report.changed);
  if (report.errors.length > 0) return t.dirty(report.errors.length);
  return changes > 0 ? t.clean : t.nothing;
}

function Apply(props: {
  readonly report: ImportReport;
  readonly changes: number;
  readonly pending: boolean;
  readonly onApply: (confirmLeavers: boolean) => void;
}) {
  const t = useWords(importWords);
  const { leavers } = props.report;
  const [confirmed, setConfirmed] = useState(false);
  const [asked, setAsked] = useState(false);
  const missing = leavers > 0 && !confirmed;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!missing) props.onApply(confirmed);
  };
  const wrong = asked && missing;
  return (
    <form onSubmit={submit} noValidate className="import-apply">
      {leavers > 0 && (
        <div className={wrong ? 'field-wrong' : undefined}>
          {wrong && (
            <p id="leavers-error" className="field-error" role="alert">
              <ErrorText message={t.leaversRequired(leavers)} />
            </p>
          )}
          <label className="option">
            <input
              type="checkbox"
              checked={confirmed}
              onChange={(event) => setConfirmed(event.currentTarget.checked)}
              aria-invalid={wrong ? true : undefined}
              aria-describedby={wrong ? 'leavers-error' : undefined}
            />
            <span>{t.confirmLeavers(leavers)}</span>
          </label>
        </div>
      )}
      <div>
        <ActionButton submit pending={props.pending}>
          {props.pending ? t.applying : t.apply(props.changes)}
        </ActionButton>
      </div>
    </form>
  );
}
