/** Parts of a list that is separated by commas; a comma inside `${…}` or brackets separates nothing. */
export function partsOfList(given: string | undefined): readonly string[] {
  if (given === undefined) return [];
  const parts: string[] = [];
  let from = 0;
  let depth = 0;
  for (let at = 0; at <= given.length; at += 1) {
    const character = given[at];
    if (character === '{' || character === '(') depth += 1;
    if (character === '}' || character === ')') depth -= 1;
    if (character !== undefined && (character !== ',' || depth > 0)) continue;
    parts.push(given.slice(from, at).trim());
    from = at + 1;
  }
  return parts.filter((part) => part !== '');
}
