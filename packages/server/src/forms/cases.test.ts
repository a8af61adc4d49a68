import { describe, expect, it } from 'vitest';
import { cases } from '../../../../tests/gallery/cases.ts';
import { galleryForm } from '../../../../tests/gallery/gallery-form.ts';
import { runCase } from '../../../../tests/gallery/run-case.ts';

const { form, good } = await galleryForm();

describe('every field of the gallery, and what people and programs send', () => {
  it('takes the good answers', () => {
    expect(runCase(form, good, { field: 'course', typed: good['course'] })).toMatchObject({
      refused: [],
      mute: [],
    });
  });

  it.each(cases.map((one) => [one.field, one.what, one] as const))('%s: %s', (_, __, one) => {
    const outcome = runCase(form, good, one);
    if ('refused' in one.becomes) {
      expect(outcome.refused).toContain(one.becomes.refused);
      expect(outcome.mute).toEqual([]);
    } else {
      expect(outcome.refused).toEqual([]);
      expect(outcome.value).toEqual(one.becomes.value ?? null);
    }
  });

  it('holds each of the hostile inputs for every field that can be filled in', () => {
    const fields = form.fields.filter(({ field }) => field.type !== 'notice' && field.type !== 'computed');
    const without = fields.filter(({ field }) => !cases.some((one) => one.field === field.key));
    expect(without.map(({ field }) => field.key)).toEqual([]);
  });
});
