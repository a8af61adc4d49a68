import { RE2JS } from 're2js';

/**
 * Compiles a regular expression 正则 of a form in RE2 syntax; undefined when it is none. RE2 takes linear time: no
 * pattern and no text can block a process (look-ahead and back-references do not exist there). Apart from the rest
 * because the engine is large: a page loads it only for forms that have a pattern.
 */
export function compilePattern(regex: string): ((text: string) => boolean) | undefined {
  try {
    const compiled = RE2JS.compile(regex);
    return (text) => compiled.matches(text);
  } catch {
    return undefined;
  }
}
