import type { Page } from '@playwright/test';
import { countRequests } from './quiet.ts';

/** A failure that a test provokes on purpose: the status and a part of the address. */
export interface Announced {
  readonly status: number;
  readonly url: string;
}

/** What went wrong behind the page. `expected` grows by what the test announces. */
export interface Watch {
  readonly troubles: string[];
  readonly expected: Announced[];
}

/**
 * Writes down every console error, page error, failed request and error answer of a page.
 * Chromium repeats error answers as console lines without a reason; those are told by the answer itself.
 */
export function watch(page: Page, into: Watch): void {
  countRequests(page);
  page.on('console', (message) => {
    const text = message.text();
    if (message.type() !== 'error' || text.startsWith('Failed to load resource')) return;
    into.troubles.push(`console: ${text}`);
  });
  page.on('pageerror', (error) => into.troubles.push(`page error: ${error.message}`));
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? 'unknown';
    // A request given up because the person went on to another page.
    if (reason === 'net::ERR_ABORTED') return;
    into.troubles.push(`request failed: ${request.method()} ${request.url()} ${reason}`);
  });
  page.on('response', (response) => {
    if (response.status() < 400) return;
    const announced = into.expected.some(
      (e) => e.status === response.status() && response.url().includes(e.url),
    );
    if (!announced) {
      into.troubles.push(`answer ${response.status()}: ${response.request().method()} ${response.url()}`);
    }
  });
}
