/** What the catalogue is narrowed to; what is left out or empty does not narrow. */
export interface Narrowing {
  readonly query?: string;
  readonly theme?: string;
  readonly event?: string;
  readonly audience?: string;
  readonly unit?: string;
}

const PARTS = ['query', 'theme', 'event', 'audience', 'unit'] as const;

/** Address of the catalogue narrowed to something; empty parts are left out. */
export function servicesAddress(narrowing: Narrowing): string {
  const params = new URLSearchParams();
  for (const part of PARTS) if (narrowing[part]) params.set(part, narrowing[part]);
  return params.size > 0 ? `/services?${params.toString()}` : '/services';
}

/** What an address narrows the catalogue to. */
export function narrowingIn(params: URLSearchParams): Required<Narrowing> {
  const read = (part: keyof Narrowing): string => params.get(part) ?? '';
  return {
    query: read('query'),
    theme: read('theme'),
    event: read('event'),
    audience: read('audience'),
    unit: read('unit'),
  };
}
