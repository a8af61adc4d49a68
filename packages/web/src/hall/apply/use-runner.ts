import { checkForm, type CheckedForm } from '@wangban/engine/form';
import { type SyntheticEvent, useEffect, useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { campusDate } from '../../locale/dates.ts';
import { useNow } from '../../locale/use-now.ts';
import { useIsPhone } from '../../ui/use-is-phone.ts';
import { fromCheck, type WrongField } from './problems.ts';
import type { RunnerFacts } from './runner-facts.ts';
import { type ShownSection, shownSections, wrongIn } from './sections.ts';

/** State of the form runner: which sections are shown, what is wrong, where "continue" leads. */
export interface Runner {
  readonly sections: readonly ShownSection[];
  /** The one section shown on a phone; undefined = all at once. */
  readonly current: ShownSection | undefined;
  readonly previous: string | undefined;
  readonly isLast: boolean;
  /** The check as of now, for visibility, （选填） and computed days. Its problems are not shown before "continue". */
  readonly now: CheckedForm;
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

  const now = checkForm(form, state.data, { today, parameters, mode: 'submit' });
  const sections = shownSections(form, now.visible);
  const changing = query.get('change') ?? undefined;
  const wanted = Number(query.get('step') ?? '1') - 1;
  const at = Math.max(
    0,
    sections.findIndex(({ place }) => place === wanted),
  );
  const current = isPhone ? sections[at] : undefined;

  useEffect(() => {
    if (changing !== undefined) focusField(changing);
  }, [changing]);

  function stepAddress(section: ShownSection): string {
    const rest = facts.query === undefined || facts.query === '' ? '' : `&${facts.query.slice(1)}`;
    return `${address}?step=${section.place + 1}${rest}`;
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
    const all = fromCheck(now.problems);
    const here = current ? wrongIn(current.section, all) : all;
    report(here);
    if (here.length > 0) return;
    const next = sections[at + 1];
    if (current && next && changing === undefined) {
      go(stepAddress(next));
      return;
    }
    const wrongSection = sections.find(({ section }) => wrongIn(section, all).length > 0);
    if (current && wrongSection) {
      report(wrongIn(wrongSection.section, all));
      go(stepAddress(wrongSection));
      return;
    }
    go(checkAddress);
  }

  const before = sections[at - 1];
  return {
    sections,
    current,
    previous: current && before && changing === undefined ? stepAddress(before) : undefined,
    isLast: !current || at === sections.length - 1 || changing !== undefined,
    now,
    wrong,
    attempt,
    onSubmit,
  };
}
