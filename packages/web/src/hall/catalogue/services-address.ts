/** Address of the catalogue narrowed to a search and a theme; empty parts are left out. */
export function servicesAddress(query: string, theme: string): string {
  const params = new URLSearchParams();
  if (query) params.set('query', query);
  if (theme) params.set('theme', theme);
  return params.size > 0 ? `/services?${params.toString()}` : '/services';
}
