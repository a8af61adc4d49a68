/** Address of the inbox. */
export const INBOX = '/desk';

/** Address of a task's page. */
export function taskAddress(id: number): string {
  return `${INBOX}/${id}`;
}
