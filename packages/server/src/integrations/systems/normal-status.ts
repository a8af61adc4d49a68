/**
 * A status as it is compared 状态归一: systems write the same word with full-width letters, in capitals, or with a space too many.
 */
export function normalStatus(status: string): string {
  return status.normalize('NFKC').trim().toLowerCase();
}
