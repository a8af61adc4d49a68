import { describe, expect, it } from 'vitest';
import { safeReturnTo } from './return-to.ts';

const ORIGIN = 'https://hall.example.edu.cn';

describe('safeReturnTo', () => {
  it.each(['/', '/applications/12', '/services/leave-undergraduate/apply?step=2#reason'])(
    'follows the path %s of this hall',
    (path) => {
      expect(safeReturnTo(path, ORIGIN)).toBe(path);
    },
  );

  it.each([
    null,
    '',
    'applications',
    '//evil.example',
    '/\\evil.example',
    'https:/evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/%0d%0a/../\\evil',
    '/\tevil',
    '/\n/evil.example',
    '/a\u0000b',
    '/..//evil.example',
  ])('sends %j to the home page', (wanted) => {
    expect(safeReturnTo(wanted, ORIGIN)).toBe('/');
  });

  it('does not lead back to the sign-in page itself', () => {
    expect(safeReturnTo('/sign-in?returnTo=/desk', ORIGIN)).toBe('/');
  });
});
