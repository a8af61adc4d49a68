const HOME = '/';
const SIGN_IN = '/sign-in';

/**
 * The page to go back to after sign-in. Only a path of this hall is followed: `//evil`, `/\evil`, `https:/evil`,
 * `javascript:` and anything with control characters end on the home page (open redirect).
 */
export function safeReturnTo(wanted: string | null, origin: string): string {
  if (wanted === null || !/^\/(?![/\\])/.test(wanted) || hasControlCharacter(wanted)) return HOME;
  if (!URL.canParse(wanted, origin)) return HOME;
  const url = new URL(wanted, origin);
  if (url.origin !== origin || url.pathname.startsWith('//') || url.pathname === SIGN_IN) return HOME;
  return `${url.pathname}${url.search}${url.hash}`;
}

function hasControlCharacter(value: string): boolean {
  return Array.from(value).some(
    (character) => character < ' ' || character === '\u007f' || character === '\\',
  );
}

/** Address of the sign-in page that leads back to where the reader is now. */
export function signInAddress(): string {
  const here = `${location.pathname}${location.search}`;
  if (here === HOME || location.pathname === SIGN_IN) return SIGN_IN;
  return `${SIGN_IN}?returnTo=${encodeURIComponent(here)}`;
}
