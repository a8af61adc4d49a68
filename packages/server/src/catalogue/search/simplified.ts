import { Converter } from 'opencc-js/t2cn';

/** Traditional characters in simplified ones 繁转简: 請假 → 请假. Simplified text stays as it is. */
export const simplified: (text: string) => string = Converter({ from: 't', to: 'cn' });
