import { type Form, openForm } from '@wangban/engine/form';
import { useMemo } from 'react';
import { asFormData } from '../../api/form-data.ts';
import type { InstanceDetail } from '../../api/shapes.ts';
import { device } from '../apply/draft/copy-storage.ts';
import { type LocalCopy, type Place, readCopy } from '../apply/draft/local-copy.ts';
import { type StartingPoint, startingPoint } from '../apply/draft/starting-point.ts';

/** Where the copy of a returned application lies on this device. */
export function revisionPlace(personId: number, of: InstanceDetail): Place {
  // Each return is a revision of its own: an old copy must not come up in a later one.
  return { personId, of: `revise-${of.id}-${of.reviseTask?.id ?? 0}` };
}

/** Address of the form of a returned application. */
export function revisionAddress(of: InstanceDetail): string {
  return `/applications/${of.id}/revise`;
}

/** Where changing a returned application begins: what was typed here, else what was handed in. */
export function revisionStart(place: Place, of: InstanceDetail): StartingPoint {
  const copy: LocalCopy | undefined = readCopy(device, place);
  return startingPoint(copy, undefined, asFormData(of.data));
}

/** The form an application was filled with, ready to check. */
export function useCaseForm(of: InstanceDetail): Form | undefined {
  return useMemo(() => openForm(of.form), [of.form]);
}
