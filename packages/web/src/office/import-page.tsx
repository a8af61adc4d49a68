import './import.css';
import '../ui/card.css';
import { useState } from 'react';
import { useCommand } from '../api/use-command.ts';
import { importWords } from '../locale/office.ts';
import { useWords } from '../locale/words.ts';
import { Page } from '../ui/page/page.tsx';
import { ProblemNote } from '../ui/problem/problem-note.tsx';
import { ImportForm } from './import-form.tsx';
import { ImportReportView } from './import-report.tsx';
import { type ImportKind, type ImportOrder, type ImportReport, sendImport } from './send-import.ts';

interface Checked {
  readonly file: File;
  readonly report: ImportReport;
}

/** 组织人员导入 Import page: choose, check, read the report, write. Nothing can be written that was not checked. */
export function ImportPage() {
  const t = useWords(importWords);
  const [kind, setKind] = useState<ImportKind>('units');
  const [checked, setChecked] = useState<Checked>();
  const command = useCommand(
    (order: ImportOrder) => sendImport(order),
    (report, { file }) => setChecked({ file, report }),
  );
  const change = (next: ImportKind) => {
    setKind(next);
    setChecked(undefined);
    command.reset();
  };
  const send = (file: File, dryRun: boolean, confirmLeavers: boolean) => {
    if (dryRun) setChecked(undefined);
    command.send({ kind, file, dryRun, confirmLeavers });
  };
  return (
    <Page title={t.title} lead={t.lead} width="wide">
      <ImportForm
        kind={kind}
        onKind={change}
        onFile={() => setChecked(undefined)}
        // The check counts leavers; the report below asks for each number of them, not only for many.
        onCheck={(file) => send(file, true, true)}
        pending={command.pending && checked === undefined}
      />
      {command.error !== null && <ProblemNote error={command.error} />}
      {checked && (
        <ImportReportView
          key={`${checked.report.applied} ${checked.file.name} ${checked.file.lastModified}`}
          report={checked.report}
          pending={command.pending}
          onApply={(confirmLeavers) => send(checked.file, false, confirmLeavers)}
        />
      )}
    </Page>
  );
}
