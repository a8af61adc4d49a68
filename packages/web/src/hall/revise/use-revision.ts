import { useQuery } from '@tanstack/react-query';
import { type Form, type FormData, isLocked } from '@wangban/engine/form';
import { asFormData } from '../../api/form-data.ts';
import type { InstanceDetail } from '../../api/shapes.ts';
import { device } from '../apply/draft/copy-storage.ts';
import { type LocalCopy, type Place, readCopy } from '../apply/draft/local-copy.ts';
import { formQuery } from '../apply/form-query.ts';
import { useForm } from '../apply/use-form.ts';
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

/** The form an application was filled with. */
export function useCaseForm(of: InstanceDetail): Form | undefined {
  return useForm(of.form);
}

/** What the directory knows of the applicant now: for the form's expressions, and for fields bound to it. */
export function useApplicant(of: InstanceDetail, personId: number) {
  const forId = of.applicant.id === personId ? undefined : of.applicant.id;
  const { data } = useQuery(formQuery(of.service.code, { forId }));
  return {
    facts: asFormData(data?.applicant ?? {}),
    prefill: asFormData(data?.prefill ?? {}),
    prefillOrigin: data?.prefillOrigin ?? null,
    asked: data?.asked && { ...data.asked, opening: false },
  };
}

/** Values that cannot be changed in this form 锁定: the directory's of today, as the hall takes them. */
export function lockedOf(form: Form, prefill: FormData): FormData {
  const keys = new Set(
    form.fields.filter(({ field }) => isLocked(field, prefill)).map(({ field }) => field.key),
  );
  return Object.fromEntries(Object.entries(prefill).filter(([key]) => keys.has(key)));
}
