import { describe, expect, it } from 'vitest';
import { codeOf, insidePath, readFolder } from './read-folder.ts';

/** Packed by Python's zipfile: leave/service.yaml (deflated), leave/callable/seal.bpmn, leave/notes.txt. */
const PACKED =
  'UEsDBBQAAAAIAAAAIVxHIEjGIQAAADgBAAASAAAAbGVhdmUvc2VydmljZS55YW1sS85PSbVSyElNLEvlejqh9/nyDVYKL9Zvf9rYPsrFxwUAUEsDBBQAAAAIAAAAIVwrhCYSBgAAAAQAAAAYAAAAbGVhdmUvY2FsbGFibGUvc2VhbC5icG1us6nQtwMAUEsDBBQAAAAIAAAAIVwfKKpnBAAAAAIAAAAPAAAAbGVhdmUvbm90ZXMudHh0y8sHAFBLAQIUAxQAAAAIAAAAIVxHIEjGIQAAADgBAAASAAAAAAAAAAAAAACAAQAAAABsZWF2ZS9zZXJ2aWNlLnlhbWxQSwECFAMUAAAACAAAACFcK4QmEgYAAAAEAAAAGAAAAAAAAAAAAAAAgAFRAAAAbGVhdmUvY2FsbGFibGUvc2VhbC5icG1uUEsBAhQDFAAAAAgAAAAhXB8oqmcEAAAAAgAAAA8AAAAAAAAAAAAAAIABjQAAAGxlYXZlL25vdGVzLnR4dFBLBQYAAAAAAwADAMMAAAC+AAAAAAA=';

const zip = (content: BlobPart): File => new File([content], 'leave.zip');
const unpacked = (): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(PACKED), (letter) => letter.charCodeAt(0));

describe('readFolder', () => {
  it('takes the files of a service out of a zip archive', async () => {
    const folder = await readFolder([zip(unpacked())]);
    expect(folder?.files).toEqual({
      'service.yaml': `code: leave\n${'名称: 请假\n'.repeat(20)}`,
      'callable/seal.bpmn': '<x/>',
    });
    expect(codeOf(folder?.files ?? {})).toBe('leave');
  });

  it('takes single files, and says what is not part of a service', async () => {
    const chosen = [new File(['code: a'], 'service.yaml'), new File(['x'], 'photo.png')];
    expect(await readFolder(chosen)).toEqual({
      files: { 'service.yaml': 'code: a' },
      ignored: ['photo.png'],
    });
  });

  it('survives what is no archive, or a broken one', async () => {
    const bytes = unpacked();
    for (let at = 0; at < bytes.length; at++) {
      const broken = bytes.slice();
      broken[at] = (broken[at] ?? 0) ^ 0xff;
      for (const text of Object.values((await readFolder([zip(broken)]))?.files ?? {}))
        expect(text).toEqual(expect.any(String));
    }
    expect(await readFolder([zip('nothing')])).toBeUndefined();
    expect(await readFolder([zip(bytes.slice(0, 40))])).toBeUndefined();
    expect(await readFolder([])).toBeUndefined();
  });
});

describe('insidePath', () => {
  it.each([
    ['leave/service.yaml', 'service.yaml'],
    ['a/b/callable/seal.bpmn', 'callable/seal.bpmn'],
    ['../../flow.bpmn', 'flow.bpmn'],
  ])('of %s is %s', (path, expected) => {
    expect(insidePath(path)).toBe(expected);
  });
});

describe('codeOf', () => {
  it.each([
    ['code: leave', 'leave'],
    ["code: 'leave' # permanent", 'leave'],
    ['name: x', undefined],
    ['code: ../x', undefined],
  ])('of %s is %s', (text, expected) => {
    expect(codeOf({ 'service.yaml': text })).toBe(expected);
  });
});
