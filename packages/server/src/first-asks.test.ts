import { describe, expect, it } from 'vitest';
import { allContracts } from './contracts.ts';
import { firstAsks } from './first-asks.ts';

const PAGES = ['/', '/services/leave/apply', '/desk/7', '/applications/12'];

function isRoute(address: string): boolean {
  const [path = ''] = address.split('?');
  return allContracts.some(
    ({ method, url }) => method === 'GET' && new RegExp(`^${url.replaceAll(/:\w+/g, '[^/]+')}$`).test(path),
  );
}

describe('what a page asks first', () => {
  it.each(PAGES)('is on %s a route of the API each', (page) => {
    const asked = [...firstAsks(page, true), ...firstAsks(page, false)];
    expect(asked.filter((address) => !isRoute(address))).toEqual([]);
  });

  it('names the task, the form or the case that the page is about, to known readers alone', () => {
    expect(firstAsks('/desk/7', true)).toContain('/api/tasks/7');
    expect(firstAsks('/services/leave/apply', true)).toContain('/api/services/leave/form');
    expect(firstAsks('/desk/7', false)).toEqual(['/api/session']);
  });

  it('leaves to the page what depends on its query', () => {
    expect(firstAsks('/services/leave/apply?for=9', true)).toEqual(['/api/session', '/api/tasks/count']);
  });
});
