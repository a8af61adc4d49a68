import type { Field, FormData, Text } from '@wangban/engine/form';
import type { ReactNode } from 'react';
import type { FileRef } from '../../../api/shapes.ts';

type Value = FormData[string];

/** What a field of the form definition is drawn with. */
export interface FormFieldFacts {
  readonly field: Field;
  readonly value: Value | undefined;
  /** Of a cell in a detail table: the control's id, and `table.column`. */
  readonly id?: string;
  readonly path?: string;
  readonly required: boolean;
  readonly readOnly?: boolean;
  readonly error: string | undefined;
  /** Length of a range in days as the check computed it. */
  readonly days: number | undefined;
  /** Where a prefilled value comes from; undefined once it is changed. */
  readonly prefilledFrom: string | undefined;
  /** How a prefilled value is put right that cannot be changed here; undefined where it can. */
  readonly lockedUntil?: string | undefined;
  /** What business systems say of the value. */
  readonly said?: readonly Text[] | undefined;
  /** Values can be searched for at a business system. */
  readonly suggests?: boolean | undefined;
  readonly files: readonly FileRef[];
  readonly onChange: (value: Value | undefined) => void;
  readonly onAddFile: (file: FileRef) => void;
}

/** What stands around the control of any field, in the reader's language. */
export interface AroundField {
  readonly id: string;
  readonly label: string;
  readonly hint: ReactNode;
  readonly error: string | undefined;
  readonly optional: boolean;
}
