import { type SyntheticEvent, useEffect, useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { campusDate } from '../../locale/dates.ts';
import { useNow } from '../../locale/use-now.ts';
import { useIsPhone } from '../../ui/use-is-phone.ts';
import { fromCheck, type WrongField } from './problems.ts';
import type { RunnerFacts } from './runner-facts.ts';
import { type ShownSection, shownSections, type Step, stepsOf, wrongInStep } from './sections.ts';
import { type FormCheck, useFormCheck } from './use-form-check.ts';

/** State of the form runner: which sections are shown, what is wrong, where "continue" leads. */
export interface Runner {
  readonly sections: readonly ShownSection[];
  /** The step that is shown: a section on a phone, a page of a long form; undefined = all at once. */
  readonly current: Step | undefined;
  readonly steps: readonly Step[];
  readonly previous: string | undefined;
  readonly isLast: boolean;
  /** The check as of now, for visibility, （选填） and computed days. Its problems are not shown before "continue". */
  readonly check: FormCheck;
  /** What was typed before decides what is shown: it is drawn once it is checked, so that nothing jumps. */
  readonly isWaiting: boolean;
  readonly today: string;
  readonly isPhone: boolean;
  readonly wrong: readonly WrongField[];
  readonly attempt: number;
  readonly onSubmit: (event: SyntheticEvent) => void;
}

function focusField(id: string): void {
  const control = document.querySelector<HTMLElement>(`#${CSS.escape(id)}`);
  control?.focus({ preventScroll: true });
  control?.scrollIntoView({ block: 'center' });
}

/** Runs a form: all sections at once on a wide window, one after the other on a phone; checked on "continue". */
export function useRunner(facts: RunnerFacts): Runner {
  const { form, parameters, state, address, checkAddress, historyState } = facts;
  const [, navigate] = useLocation();
  const [query] = useSearchParams();
  const isPhone = useIsPhone();
  const today = campusDate(useNow());
  const [wrong, setWrong] = useState(facts.wrongBefore);
  const [attempt, setAttempt] = useState(0);

  const { applicant, fixed } = facts;
  const files = new Map(state.files.map((file) => [file.id, file]));
  const options = { today, parameters, applicant, fixed, files, mode: 'submit' } as const;
  const check = useFormCheck(form, state.data, options);
  const isWaiting = facts.filling.resumes && check.checked === undefined;
  const sections = shownSections(form, check.now.visible);
  const steps = stepsOf(sections, isPhone);
  const changing = query.get('change') ?? undefined;
  const wanted = Number(query.get('step') ?? '1') - 1;
  const at = Math.max(
    0,
    steps.findIndex((step) => step.some(({ place }) => place === wanted)),
  );
  const current = steps.length > 1 || isPhone ? steps[at] : undefined;

  useEffect(() => {
    if (changing !== undefined && !isWaiting) focusField(changing);
  }, [changing, isWaiting]);

  function stepAddress(step: Step): string {
    const rest = facts.query === undefined || facts.query === '' ? '' : `&${facts.query.slice(1)}`;
    return `${address}?step=${(step[0]?.place ?? 0) + 1}${rest}`;
  }

  function go(to: string): void {
    navigate(to, { state: historyState });
  }

  function report(found: readonly WrongField[]): void {
    setWrong(found);
    setAttempt((count) => count + 1);
  }

  function onSubmit(event: SyntheticEvent): void {
    event.preventDefault();
    check.whenChecked(({ problems }) => goOn(fromCheck(problems)));
  }

  function goOn(all: readonly WrongField[]): void {
    const here = current ? wrongInStep(current, all) : all;
    report(here);
    if (here.length > 0) return;
    const next = steps[at + 1];
    if (current && next && changing === undefined) {
      go(stepAddress(next));
      return;
    }
    const wrongStep = steps.find((step) => wrongInStep(step, all).length > 0);
    if (current && wrongStep) {
      report(wrongInStep(wrongStep, all));
      go(stepAddress(wrongStep));
      return;
    }
    go(checkAddress);
  }

  const before = steps[at - 1];
  return {
    sections,
    steps,
    current,
    previous: current && before && changing === undefined ? stepAddress(before) : undefined,
    isLast: !current || at === steps.length - 1 || changing !== undefined,
    check,
    isWaiting,
    today,
    isPhone,
    wrong,
    attempt,
    onSubmit,
  };
}
