import { halfWidth } from './normalise-text.ts';

/**
 * Phone number 电话 in its kept form, or undefined: mainland mobile `13800138000` (a leading +86 is dropped),
 * landline with area code `020-85280000`, with extension `020-85280000-801`, or foreign `+85261234567`.
 * Spaces, dashes and brackets may be typed anywhere.
 */
export function normalisePhone(typed: string): string | undefined {
  const compact = halfWidth(typed)
    .replace(/[＋]/g, '+')
    .replace(/[\s（）()]/g, '')
    .replace(/[－—–−]/g, '-');
  const digits = compact.replace(/-/g, '');
  const mobile = /^(?:(?:\+|00)?86)?(?<number>1[3-9]\d{9})$/.exec(digits)?.groups?.['number'];
  if (mobile !== undefined) return mobile;
  const landline =
    /^(?:\+86-?)?(?<area>0?(?:10|2\d|[3-9]\d{2}))-?(?<number>[2-9]\d{6,7})(?:-(?<ext>\d{1,6}))?$/.exec(
      compact,
    );
  const isLocal = landline !== null && (compact.startsWith('0') || compact.startsWith('+86'));
  if (isLocal) return landlineText(landline.groups ?? {});
  return /^\+(?!86)[1-9]\d{6,14}$/.test(digits) ? digits : undefined;
}

function landlineText(parts: { readonly [name: string]: string | undefined }): string {
  const area = `0${parts['area']?.replace(/^0/, '') ?? ''}`;
  const extension = parts['ext'] === undefined ? '' : `-${parts['ext']}`;
  return `${area}-${parts['number'] ?? ''}${extension}`;
}
