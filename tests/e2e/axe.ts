import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';

const source = readFileSync(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly target: unknown; readonly failureSummary: string }[];
}

/**
 * No barrier for anyone: 0 violations of WCAG 2.0–2.2 A/AA and axe's best practices in the page as it stands.
 * axe comes in through the debugger, so the page's Content-Security-Policy stays as strict as users get it.
 */
export async function expectAccessible(page: Page, state: string): Promise<void> {
  await page.evaluate(`window.axe || (() => { ${source} })()`);
  const violations = await page.evaluate<readonly Violation[]>(
    `window.axe.run(document, { runOnly: ${JSON.stringify(rules)}, resultTypes: ['violations'] }).then((r) => r.violations)`,
  );
  const lines = violations.flatMap((v) =>
    v.nodes.map((node) => `${v.id} (${v.help}) at ${JSON.stringify(node.target)}: ${node.failureSummary}`),
  );
  expect(lines, `axe on ${state}`).toEqual([]);
}
