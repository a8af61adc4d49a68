import { expect, test } from 'vitest';
import { fileCases } from '../../../../tests/gallery/file-cases.ts';
import { checkFile } from './upload-file.ts';

test.each(fileCases.map((one) => [one.what, one] as const))(
  'the hall judges %s as the table says',
  async (_, { name, bytes, becomes, without }) => {
    const checked = await checkFile(name, bytes);
    expect(checked).toMatchObject(becomes);
    const leaks = without !== undefined && 'bytes' in checked && checked.bytes.includes(without);
    expect(leaks).toBe(false);
  },
);
