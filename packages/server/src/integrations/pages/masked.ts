/** Secrets 密钥 of any system that an answer or a body repeats: whoever reads the page must not learn them. */
const SECRET = /whsec_[A-Za-z0-9+/=_-]+|(?<=\b(?:bearer|basic)\s)[A-Za-z0-9+/=._~-]{8,}/gi;

/** The text as people may read it 遮盖密钥. */
export function masked(text: string): string {
  return text.replaceAll(SECRET, (found) => (found.startsWith('whsec_') ? 'whsec_••••' : '••••'));
}
