/** Freezes a value and everything in it. The depth is that of a compiled flow, which the checks have bounded. */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const each of Object.values(value)) if (typeof each === 'object') deepFreeze(each);
  return value;
}
