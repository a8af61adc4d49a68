import { expect, it } from 'vitest';
import { masked } from './masked.ts';

it('keeps secrets and tokens that a system repeats from whoever reads its answer', () => {
  const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
  const text = `{"got":"${secret}","authorization":"Bearer eyJhbGciOi.J9-x_y","note":"basic tools"}`;
  expect(masked(text)).toBe('{"got":"whsec_••••","authorization":"Bearer ••••","note":"basic tools"}');
});
