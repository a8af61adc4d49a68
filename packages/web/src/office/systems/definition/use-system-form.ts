import { useState } from 'react';
import { answer, api } from '../../../api/client.ts';
import { problemOf } from '../../../api/problem.ts';
import { useCommand } from '../../../api/use-command.ts';
import { useRefresh } from '../../../api/use-refresh.ts';
import { systemForm } from '../../../locale/system-form.ts';
import { useWords } from '../../../locale/words.ts';
import type { FieldFacts } from '../../../ui/fields/field-frame.tsx';
import type { SummaryItem } from '../../../ui/problem/problem-summary.tsx';
import { definitionFrom } from './definition-from.ts';
import { checkDraft, fieldName, idOf, placeName, withoutRow, wrongOf, type Wrong } from './draft-problems.ts';
import type { Line, RowList, SystemDraft } from './draft.ts';
import { keepDraft } from './kept-draft.ts';

/** A text field by its line. */
type LineFacts = FieldFacts & { readonly value: string; readonly onChange: (value: string) => void };

/** The form 登记表单 as its parts see it. */
export interface SystemForm {
  readonly draft: SystemDraft;
  readonly facts: (place: string) => Pick<FieldFacts, 'id' | 'label' | 'error'>;
  readonly line: (line: Line) => LineFacts;
  readonly set: (change: Partial<SystemDraft>) => void;
  /** Changes a list by a row less: what is wrong with the rows after it moves up with them. */
  readonly drop: (change: Partial<SystemDraft>, list: RowList, row: number) => void;
  readonly summary: readonly SummaryItem[];
  readonly attempt: number;
  readonly pending: boolean;
  /** What is no matter of a field. */
  readonly error: unknown;
  readonly send: () => void;
}

const NOTHING: Wrong = new Map();

/** Keeps what is typed, in this tab too; the server judges it, and what it finds stands at its field until the next try. */
export function useSystemForm(props: {
  /** '' for a new one. */
  readonly code: string;
  readonly start: SystemDraft;
  readonly seen: number;
  readonly onSaved: (code: string) => void;
}): SystemForm {
  const { code, start, seen, onSaved } = props;
  const t = useWords(systemForm);
  const refresh = useRefresh();
  const [draft, setDraft] = useState(start);
  const [wrong, setWrong] = useState(NOTHING);
  const [attempt, setAttempt] = useState(0);
  const report = (found: Wrong): void => {
    setWrong(found);
    setAttempt((count) => count + 1);
  };
  const saving = useCommand(
    (sent: SystemDraft) =>
      answer(
        api.PUT('/api/systems/{code}', {
          params: { path: { code: sent.lines.code.trim() } },
          body: { seen, definition: definitionFrom(sent) },
        }),
      ),
    async (saved) => {
      await refresh(['systems'], ['systemDefinition', saved.code]);
      onSaved(saved.code);
    },
    (error) => {
      const { errors, code: refused } = problemOf(error);
      const isTaken = refused === 'SYSTEM_CHANGED' && seen === 0;
      report(isTaken ? new Map([['code', t.codeTaken]]) : wrongOf(errors, draft));
    },
  );
  const change = (next: SystemDraft): void => {
    setDraft(next);
    keepDraft(code, { seen, draft: next });
  };
  const facts = (place: string) => ({ id: idOf(place), label: fieldName(t, place), error: wrong.get(place) });
  return {
    draft,
    facts,
    line: (line) => ({
      ...facts(line),
      value: draft.lines[line],
      onChange: (value) => change({ ...draft, lines: { ...draft.lines, [line]: value } }),
    }),
    set: (some) => change({ ...draft, ...some }),
    drop: (some, list, row) => {
      change({ ...draft, ...some });
      setWrong(withoutRow(wrong, list, row));
    },
    summary: [...wrong].map(([place, message]) => ({
      id: idOf(place),
      message: t.at(placeName(t, place), message),
    })),
    attempt,
    pending: saving.pending,
    error: wrong.size > 0 ? null : saving.error,
    send: () => {
      const found = checkDraft(t, draft);
      if (found.size > 0) return report(found);
      setWrong(NOTHING);
      saving.send(draft);
    },
  };
}
