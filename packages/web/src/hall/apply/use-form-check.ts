import { queryOptions, usePrefetchQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  type CheckOptions,
  type Form,
  type FormData,
  type FormOutline,
  hasPatterns,
  outlineForm,
} from '@wangban/engine/form';
import type { CheckedForm } from '@wangban/engine/form-check';
import { fromCheck, type WrongField } from './problems.ts';
import { patternsQuery, usePatterns, withPatterns } from './use-patterns.ts';

/** The checks of all types of field: fetched once a form stands, because until somebody goes on nothing needs them. */
const checksQuery = queryOptions({
  queryKey: ['form-check'],
  queryFn: async () => (await import('@wangban/engine/form-check')).checkForm,
  staleTime: Infinity,
  // A part of this app, not an answer of the server: the browser may hold it while there is no network.
  networkMode: 'always',
  throwOnError: true,
});

/** A form as of now, while it is being filled in. */
export interface FormCheck {
  /** What is shown and what must be filled in. */
  readonly now: FormOutline;
  /** What is still to be filled in or mended. */
  readonly open: readonly Pick<WrongField, 'key'>[];
  /** Undefined while the checks are on their way; until then values stand as they were typed. */
  readonly checked: CheckedForm | undefined;
  /** Runs something with the check, as soon as there is one. */
  readonly whenChecked: (run: (checked: CheckedForm) => void) => void;
}

/** Fetches the checks together with what else the page waits for: for pages that show nothing unchecked. */
export function usePrefetchedChecks(): void {
  usePrefetchQuery(checksQuery);
}

/** 表单校验 of a form in the hands of the person: the same checks as on the server. */
export function useFormCheck(form: Form, data: FormData, options: CheckOptions): FormCheck {
  const client = useQueryClient();
  const { data: checkForm } = useQuery(checksQuery);
  const ready = usePatterns(form);
  if (checkForm !== undefined && ready !== undefined) {
    const checked = checkForm(ready, data, options);
    const open = fromCheck(checked.problems);
    return { now: checked, open, checked, whenChecked: (run) => run(checked) };
  }
  const { missing, ...now } = outlineForm(form, data, options);
  return {
    now,
    open: missing.map((key) => ({ key })),
    checked: undefined,
    whenChecked: (run) =>
      void Promise.all([
        client.ensureQueryData(checksQuery),
        hasPatterns(form) ? client.ensureQueryData(patternsQuery) : undefined,
      ]).then(
        ([check, patterns]) => run(check(withPatterns(form, patterns), data, options)),
        // The queries above say so, in place of the page.
        () => undefined,
      ),
  };
}
