/** A threshold inside a text: `{parameters.counsellorDays}`, or with its English unit `{parameters.counsellorDays|day|days}`. */
const PLACEHOLDER = /\{parameters\.(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}/g;

/** Value of a parameter. */
type Parameter = string | number | boolean;

/**
 * Replaces `{parameters.name}` in every text of a YAML file by the parameter's value, so that guide, hints and flow
 * speak of one number. `unknown` is told the JSON pointer and name of each parameter that does not exist.
 */
export function fillParameters(
  content: unknown,
  parameters: ReadonlyMap<string, Parameter>,
  unknown: (pointer: string, name: string) => void,
  pointer = '',
): unknown {
  if (typeof content === 'string')
    return content.replace(PLACEHOLDER, (placeholder, name: string, one?: string, many?: string) => {
      const value = parameters.get(name);
      if (value === undefined) {
        unknown(pointer, name);
        return placeholder;
      }
      return one === undefined ? String(value) : `${value} ${value === 1 ? one : many}`;
    });
  if (Array.isArray(content))
    return content.map((element: unknown, index) =>
      fillParameters(element, parameters, unknown, `${pointer}/${index}`),
    );
  if (typeof content !== 'object' || content === null) return content;
  return Object.fromEntries(
    Object.entries(content).map(([key, value]) => [
      key,
      fillParameters(value, parameters, unknown, `${pointer}/${key}`),
    ]),
  );
}

/** The parameters of a service.yaml that is not checked yet; what is no plain value is left to its schema. */
export function parametersOf(content: unknown): ReadonlyMap<string, Parameter> {
  if (typeof content !== 'object' || content === null || !('parameters' in content)) return new Map();
  const { parameters } = content;
  if (typeof parameters !== 'object' || parameters === null) return new Map();
  const found = new Map<string, Parameter>();
  for (const [name, value] of Object.entries(parameters)) if (isParameter(value)) found.set(name, value);
  return found;
}

function isParameter(value: unknown): value is Parameter {
  return ['string', 'number', 'boolean'].includes(typeof value);
}
