import type { Option } from '../../form.ts';

/** The names of options, for a message. */
export function optionNames(options: readonly Pick<Option, 'label'>[]) {
  return {
    zh: options.map(({ label }) => label.zh).join('、'),
    en: options.map(({ label }) => label.en).join(', '),
  };
}
