/** Address of the inbox. */
export const INBOX = '/desk';
/** Address of what was copied to the reader. */
export const COPIES = '/copies';
/** Address of the own substitutes. */
export const SUBSTITUTES = '/substitutes';

/** Address of a task's page. */
export function taskAddress(id: number): string {
  return `${INBOX}/${id}`;
}
