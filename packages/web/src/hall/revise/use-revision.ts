import { useQuery } from '@tanstack/react-query';
import type { Form, FormData } from '@wangban/engine/form';
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

/** The form an application was filled with, ready to check; null while it is being made ready. */
export function useCaseForm(of: InstanceDetail): Form | null | undefined {
  return useForm(of.form);
}

/** What the form's expressions see of the applicant now. */
export function useApplicant(of: InstanceDetail): FormData {
  const { data } = useQuery(formQuery(of.service.code));
  return asFormData(data?.applicant ?? {});
}
