import { expect, it } from 'vitest';
import { jsonDifference, readable } from './json-difference.ts';

it('names each value that was changed, came or went, wherever it stands', () => {
  const was = '{"status":"new","worker":{"name":"万长贵"},"photos":[{"id":"p1"}],"note":""}';
  const is = '{"note":"","worker":{"name":"陆小红","phone":"139"},"status":"new","photos":[]}';
  expect(jsonDifference(was, is)).toEqual([
    { path: 'worker.name', was: '"万长贵"', is: '"陆小红"' },
    { path: 'photos.0.id', was: '"p1"', is: undefined },
    { path: 'worker.phone', was: undefined, is: '"139"' },
    { path: 'photos', was: undefined, is: '[]' },
  ]);
  expect(jsonDifference(was, was)).toEqual([]);
});

it('takes what is no JSON as it is', () => {
  expect(readable('<html>')).toBe('<html>');
  expect(readable('{"a":1}')).toBe('{\n  "a": 1\n}');
  expect(jsonDifference('<html>', '<html lang>')).toEqual([{ path: '', was: '<html>', is: '<html lang>' }]);
});
