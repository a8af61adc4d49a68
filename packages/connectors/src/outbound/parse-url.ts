/** An address as its parts 地址, undefined when it is none. (`URL.parse` came with Node 22.) */
export function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}
