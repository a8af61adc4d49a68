import { type Form, type FormAccess, type FormData, isFilledIn } from '@wangban/engine/form';
import { type CheckedForm, checkForm } from '@wangban/engine/form-check';
import { useMemo, useState, useSyncExternalStore } from 'react';
import { asFormData } from '../../api/form-data.ts';
import { problemOf } from '../../api/problem.ts';
import { useSession } from '../../api/session.ts';
import type { FileRef, TaskDetail } from '../../api/shapes.ts';
import { createFilling, type Filling, type FillingState } from '../../hall/apply/draft/filling.ts';
import { forgetCopy, type Place, readCopy } from '../../hall/apply/draft/local-copy.ts';
import { startingPoint } from '../../hall/apply/draft/starting-point.ts';
import { useForm } from '../../hall/apply/use-form.ts';
import { usePatterns } from '../../hall/apply/use-patterns.ts';
import { fromCheck, fromServer, type WrongField } from '../../hall/apply/problems.ts';
import { campusDate } from '../../locale/dates.ts';
import { useNow } from '../../locale/use-now.ts';
import { tab } from './tab-storage.ts';
import { fillable, typedChanges, typedOver } from './typed-changes.ts';

/** What this step fills in 环节填写, while it is being typed. */
export interface FillIn {
  readonly form: Form;
  readonly access: FormAccess;
  readonly parameters: FormData;
  readonly today: string;
  /** Is the field filled in here? Then it does not stand among the answers. */
  readonly isHere: (key: string) => boolean;
  /** The check as of now, for visibility and （选填）. */
  readonly now: CheckedForm;
  readonly filling: Filling;
  readonly data: FormData;
  readonly files: readonly FileRef[];
  readonly wrong: readonly WrongField[];
  readonly attempt: number;
  /** The changes to send; undefined when something is wrong, which then stands at the fields. */
  readonly check: () => FormData | undefined;
  /** Takes over what the server found. */
  readonly refused: (error: unknown) => void;
  readonly forget: () => void;
}

/** Filling in is for whoever may approve now; everybody else reads the whole form. */
function accessNow({ access, actions, task }: TaskDetail): FormAccess | null {
  const mayApprove = actions.some(({ action, allowed }) => action === 'approve' && allowed);
  return task.status === 'open' && mayApprove ? access : null;
}

function useTyped(
  place: Place,
  access: FormAccess | null,
  held: FormData,
): { readonly filling: Filling; readonly state: FillingState } {
  const [filling] = useState(() => {
    const start = access === null ? {} : fillable(access, held);
    return createFilling({
      storage: tab,
      place,
      start: startingPoint(readCopy(tab, place), undefined, start),
      // Nothing goes to the server before the decision.
      later: () => () => undefined,
    });
  });
  return { filling, state: useSyncExternalStore(filling.subscribe, filling.state) };
}

/** The fields that the step fills in; undefined where it only reads. */
export function useFillIn(detail: TaskDetail): FillIn | undefined {
  const { instance, task } = detail;
  const held = useMemo(() => asFormData(instance.data), [instance.data]);
  const form = usePatterns(useForm(instance.form));
  const { me } = useSession();
  const place = { personId: me?.id ?? 0, of: `task-${task.id}` };
  const { filling, state } = useTyped(place, detail.access, held);
  const [wrong, setWrong] = useState<readonly WrongField[]>([]);
  const [attempt, setAttempt] = useState(0);
  const today = campusDate(useNow());
  const access = accessNow(detail);
  if (access === null || !form) return undefined;
  const parameters = asFormData(instance.parameters);
  const facts = { form, access, held, parameters, today };
  const { data } = state;

  function report(found: readonly WrongField[]): void {
    setWrong(found);
    setAttempt((count) => count + 1);
  }
  return {
    ...facts,
    isHere: (key) => isFilledIn(access, key),
    now: checkForm(
      form,
      { ...held, ...typedOver(facts, data) },
      { today, parameters, access, fixed: held, mode: 'submit' },
    ),
    filling,
    data,
    files: [...instance.files, ...state.files],
    wrong,
    attempt,
    check: () => {
      const { changes, problems } = typedChanges(facts, data);
      report(fromCheck(problems));
      return problems.length === 0 ? changes : undefined;
    },
    refused: (error) => {
      const found = fromServer(problemOf(error).errors);
      if (found.length > 0) report(found);
    },
    forget: () => forgetCopy(tab, place),
  };
}
