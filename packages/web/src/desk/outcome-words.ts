import type { Tone } from '../ui/status/status.ts';

const TONES: Readonly<Record<string, Tone>> = { approved: 'good', rejected: 'bad', returned: 'wait' };

/** The word for how a task ended; an outcome without a word of its own stands as it is. */
export function outcomeWords(outcome: string | null, known: Readonly<Record<string, string>>): string {
  return outcome === null ? '' : (known[outcome] ?? outcome);
}

/** How the outcome of a task feels. */
export function outcomeTone(outcome: string | null): Tone {
  return TONES[outcome ?? ''] ?? 'quiet';
}
