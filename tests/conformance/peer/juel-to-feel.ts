const OPERATORS: readonly (readonly [RegExp, string])[] = [
  [/==/g, '='],
  [/&amp;&amp;/g, ' and '],
  [/\|\|/g, ' or '],
  [/!(?!=)\s*(\w+)/g, 'not($1)'],
  [/'([^']*)'/g, '"$1"'],
];

/** A JUEL condition of the material (paths, comparison, and/or/not) as FEEL. */
export function juelToFeel(condition: string): string {
  const text = condition
    .trim()
    .replace(/^[$#]\{/, '')
    .replace(/\}$/, '');
  return OPERATORS.reduce((expression, [pattern, feel]) => expression.replace(pattern, feel), text);
}
