// oxlint-disable-next-line typescript/triple-slash-reference -- an ambient declaration cannot be imported
/// <reference path="../../testing/raw.d.ts" />
import { expect, test } from 'vitest';
import document from '../../../../../docs/import.md?raw';
import { FATES, type Fate } from './leftovers.ts';

const SECTIONS = {
  refused: '## Refused',
  unused: '## Without effect',
  silent: '## Passed over',
} as const satisfies { readonly [fate in Fate]: string };

function section(heading: string): string {
  const from = document.indexOf(heading);
  if (from < 0) throw new Error(`docs/import.md has no “${heading}”`);
  const to = document.indexOf('\n## ', from + 1);
  return document.slice(from, to < 0 ? undefined : to);
}

test.each(Object.entries(FATES))('docs/import.md says of %s that it is %s', (name, fate) => {
  expect(section(SECTIONS[fate])).toContain(`\`${name}\``);
});
