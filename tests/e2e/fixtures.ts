import { test as base, type BrowserContext, expect, type Page } from '@playwright/test';
import { people, password, type Who } from './people.ts';
import { type Watch, watch } from './watcher.ts';

/** Language of the hall in a test. */
export type Language = 'zh' | 'en';

/** A browser of one person: signed in, in one language, under watch. */
export interface Seat {
  readonly page: Page;
  readonly context: BrowserContext;
}

interface Fixtures {
  /** Watch over every page of the test; a test announces the failures that it provokes. */
  readonly watched: Watch;
  /** Opens a browser of its own for a person, or for a visitor. */
  readonly seat: (who: Who | 'visitor', language?: Language) => Promise<Seat>;
}

/** Address of the hall under test. */
export const hallUrl = (): string => process.env['WANGBAN_E2E_URL'] ?? 'http://127.0.0.1:8080';

/** Sessions of this run by person: signing in costs an argon2 hash, and the rate limit is real. */
const sessions = new Map<Who, Awaited<ReturnType<BrowserContext['cookies']>>>();

/** Playwright's `test` with people in it. Fails when anything went wrong behind a page. */
export const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the wanted fixtures from this pattern
  watched: async ({}, use) => {
    const into: Watch = { troubles: [], expected: [] };
    await use(into);
    expect(into.troubles, 'errors behind the pages').toEqual([]);
  },
  seat: async ({ browser, watched, contextOptions, viewport, isMobile, hasTouch }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (who, language = 'zh') => {
      const context = await browser.newContext({
        ...contextOptions,
        viewport,
        isMobile,
        hasTouch,
        locale: 'zh-CN',
        timezoneId: 'Asia/Shanghai',
        baseURL: hallUrl(),
      });
      opened.push(context);
      if (language === 'en') {
        await context.addInitScript(`localStorage.setItem('wangban.language', 'en')`);
      }
      if (who !== 'visitor') await signIn(context, who);
      const page = await context.newPage();
      watch(page, watched);
      return { page, context };
    });
    await Promise.all(opened.map((context) => context.close()));
  },
});

export { expect } from '@playwright/test';

/** Gives the browser the person's session: one from before, or a new one. */
async function signIn(context: BrowserContext, who: Who): Promise<void> {
  const known = sessions.get(who);
  if (known !== undefined) {
    await context.addCookies(known);
    return;
  }
  const answer = await context.request.post('/api/session', {
    headers: { origin: hallUrl() },
    data: { personNo: people[who].no, password },
  });
  expect(answer.status(), await answer.text()).toBe(200);
  sessions.set(who, await context.cookies());
}
