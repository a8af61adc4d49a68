import type { Option } from '../../../ui/fields/choice-input.tsx';

/** Choices 选项 of words by their values, in the order of the words. */
export function optionsOf(labels: Readonly<Record<string, string>>): readonly Option[] {
  return Object.entries(labels).map(([value, label]) => ({ value, label }));
}
