import type { FormData, OpenField, Text } from '@wangban/engine/form';
import { createContext, useContext } from 'react';

/** The form around a field: whose options are asked for, and what its expressions see. */
export interface FormPlace {
  readonly service: string;
  readonly version: number;
  /** The applicant, when somebody else fills the form in: what is “own” is theirs. */
  readonly forId?: number | undefined;
  /** Values, parameters, applicant and today as the check has them. */
  readonly variables: FormData;
  readonly fields: readonly OpenField[];
  /** Inside a row of a detail table. */
  readonly inRow?: boolean;
  readonly errors: readonly { readonly id: string; readonly message: Text }[];
}

const NOWHERE: FormPlace = { service: '', version: 0, variables: {}, fields: [], errors: [] };

/** Given by the form runner. */
export const FormPlaceContext = createContext<FormPlace>(NOWHERE);

/** The form around this field. */
export function useFormPlace(): FormPlace {
  return useContext(FormPlaceContext);
}
