const APPROVAL =
  '<extensionElements xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:wangban="urn:wangban:bpmn:1">' +
  '<wangban:approval self="allow"><wangban:approver rule="applicant"/></wangban:approval></extensionElements>';

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

/**
 * Makes a neutral model of the material one of ours: every user task gets the approver rule `applicant` (the driver of
 * the run), conditions become FEEL. Nothing else is touched.
 */
export function adaptModel(xml: string): string {
  return xml
    .replace(
      /<((?:[\w-]+:)?userTask)\b([^>]*?)\/>/g,
      (_, tag: string, rest: string) => `<${tag}${rest}>${APPROVAL}</${tag}>`,
    )
    .replace(
      /<((?:[\w-]+:)?userTask)\b([^>/]*)>(?!<extensionElements xmlns=)/g,
      (_, tag: string, rest: string) => `<${tag}${rest}>${APPROVAL}`,
    )
    .replace(
      /(<(?:[\w-]+:)?conditionExpression\b[^>]*>)([\s\S]*?)(<\/)/g,
      (_, open: string, condition: string, close: string) => open + juelToFeel(condition) + close,
    );
}
