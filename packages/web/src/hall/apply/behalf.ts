/** For whom somebody applies and what they extend, carried by the address of the form: it survives reload and sharing. */
export interface Behalf {
  /** Id of the applicant; undefined = oneself. */
  readonly forId: number | undefined;
  /** The obligation that is extended 续办. */
  readonly extends: { readonly instanceId: number; readonly obligation: number } | undefined;
}

/** Reads it from the query of an address. */
export function behalfOf(query: URLSearchParams): Behalf {
  const wanted = Number(query.get('for'));
  const [instanceId = 0, obligation = 0] = (query.get('extends') ?? '').split('-').map(Number);
  return {
    forId: Number.isSafeInteger(wanted) && wanted > 0 ? wanted : undefined,
    extends: instanceId > 0 && obligation > 0 ? { instanceId, obligation } : undefined,
  };
}

/** Query of an address that carries it on, with its question mark. */
export function behalfQuery({ forId, extends: extended }: Behalf): string {
  const query = new URLSearchParams();
  if (forId !== undefined) query.set('for', String(forId));
  if (extended !== undefined) query.set('extends', `${extended.instanceId}-${extended.obligation}`);
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

/** Name of the local copy: each applicant and each extension has one of its own. */
export function copyName(code: string, behalf: Behalf): string {
  return `${code}${behalfQuery(behalf)}`;
}
