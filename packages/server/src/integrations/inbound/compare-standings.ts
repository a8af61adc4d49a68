/** Which state of an order 工单版本 something is: the system's counter, else its time. */
export interface Standing {
  readonly version?: number | null | undefined;
  /** RFC 3339; null: no state came yet. */
  readonly updatedAt: string | null;
}

/** Compares two states of one order: by the counter where both have one, else by time. */
export function compareStandings(one: Standing, other: Standing): number {
  if (typeof one.version === 'number' && typeof other.version === 'number')
    return one.version - other.version;
  return timeOf(one) - timeOf(other);
}

function timeOf({ updatedAt }: Standing): number {
  return updatedAt === null ? -Infinity : Date.parse(updatedAt);
}
