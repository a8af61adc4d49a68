import type { Text } from '../text.ts';
import { type CheckedField, faulty } from './checked-field.ts';

/** Whatever has a label that messages name. */
export interface Labelled {
  readonly label: Text;
}

/** The label in Chinese quotes, for messages in Chinese. */
export function zh({ label }: Labelled): string {
  return `“${label.zh}”`;
}

/** The label in quotes, for messages in English. */
export function en({ label }: Labelled): string {
  return `“${label.en}”`;
}

/** The value is of another kind than the field. */
export function wrongType(field: Labelled, shape: Text): CheckedField {
  return faulty('type', {
    zh: `${zh(field)}应为${shape.zh}，请重新填写`,
    en: `${en(field)} must be ${shape.en}: enter it again`,
  });
}
