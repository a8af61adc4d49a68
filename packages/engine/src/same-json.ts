/**
 * Are two JSON values the same 同值? Unlike their texts, whatever the order of keys: a database gives objects back in
 * an order of its own. Keys without a value do not count.
 */
export function sameJson(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const members = membersOf(one);
  const others = membersOf(other);
  return (
    members.size === others.size &&
    [...members].every(([key, value]) => others.has(key) && sameJson(value, others.get(key)))
  );
}

function membersOf(value: object): ReadonlyMap<string, unknown> {
  return new Map<string, unknown>(Object.entries(value).filter(([, member]) => member !== undefined));
}
