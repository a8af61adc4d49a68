const KILO = 1000;
const MEGA = 1_000_000;

/** File size in words: 834 KB, 2.4 MB. */
export function sizeText(bytes: number): string {
  if (bytes < MEGA) return `${Math.max(1, Math.round(bytes / KILO))} KB`;
  return `${(bytes / MEGA).toFixed(1)} MB`;
}
