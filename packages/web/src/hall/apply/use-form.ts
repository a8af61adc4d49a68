import { type Form, openForm } from '@wangban/engine/form';
import { useMemo } from 'react';

/** A form ready to be drawn; undefined when the definition is none. */
export function useForm(definition: unknown): Form | undefined {
  return useMemo(() => openForm(definition), [definition]);
}
