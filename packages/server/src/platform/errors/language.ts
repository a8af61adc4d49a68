/** Language 语言 of messages. */
export type Language = 'zh' | 'en';

/**
 * Language that `Accept-Language` (RFC 9110 §12.5.4) asks for; Chinese when it names neither or nothing.
 */
export function requestLanguage(header: string | undefined): Language {
  if (header === undefined) return 'zh';
  const ranges = header.split(',').map((range) => {
    const [tag = '', ...parameters] = range.trim().toLowerCase().split(';');
    const quality = parameters.map((p) => /^\s*q=([\d.]+)$/.exec(p)?.[1]).find((q) => q !== undefined);
    return { tag: tag.split('-')[0], quality: quality === undefined ? 1 : Number(quality) };
  });
  const best = (language: Language) =>
    Math.max(0, ...ranges.filter((range) => range.tag === language).map((range) => range.quality));
  return best('en') > best('zh') ? 'en' : 'zh';
}
