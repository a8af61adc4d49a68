import type { Page } from '@playwright/test';
import { expect, hallUrl, test } from './fixtures.ts';
import { expectNoSidewaysScroll, settled } from './look.ts';
import { enter, submitLeave, taskOf } from './open-case.ts';
import type { Who } from './people.ts';

test('no page scrolls sideways at 320 px', { tag: '@phone' }, async ({ seat }) => {
  const { id, reference } = await submitLeave(await enter(hallUrl(), 'student'), 1);
  const task = await taskOf(await enter(hallUrl(), 'counsellor'), reference);
  const places: Readonly<Record<string, Who>> = {
    '/': 'student',
    '/services': 'student',
    '/services/leave-undergraduate': 'student',
    '/services/leave-undergraduate/apply': 'student',
    '/services/leave-undergraduate/apply?step=2': 'student',
    '/services/leave-undergraduate/apply?step=3': 'student',
    '/services/leave-undergraduate/apply?step=4': 'student',
    '/applications': 'student',
    [`/applications/${id}`]: 'student',
    [`/applications/${id}/submitted`]: 'student',
    '/messages': 'student',
    '/account': 'student',
    '/desk': 'counsellor',
    [`/desk/${task}`]: 'counsellor',
    '/office': 'admin',
    '/office/figures': 'admin',
    '/office/import': 'admin',
    '/account/family': 'student',
    '/services/leave-undergraduate/apply/for': 'student',
    '/services/dorm-repair/apply': 'student',
    '/services/resumption': 'student',
    '/services?theme=teaching': 'student',
    '/notices': 'student',
    '/office/notices': 'admin',
    '/office/notices/new': 'admin',
    '/office/guides': 'admin',
    '/office/guides/leave-undergraduate': 'admin',
    '/office/services': 'admin',
    '/office/services/leave-undergraduate': 'admin',
  };
  for (const language of ['zh', 'en'] as const) {
    const seats = new Map<Who, Page>();
    for (const [place, who] of Object.entries(places)) {
      const page = seats.get(who) ?? (await seat(who, language)).page;
      seats.set(who, page);
      await page.setViewportSize({ width: 320, height: 640 });
      await page.goto(place);
      await settled(page);
      await expectNoSidewaysScroll(page, `${place} (${language})`);
    }
  }
  expect(Object.keys(places)).toHaveLength(29);
});
