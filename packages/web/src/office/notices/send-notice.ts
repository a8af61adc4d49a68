import { answer, api, done } from '../../api/client.ts';
import type { NoticeInput, RichBlock } from '../../api/shapes.ts';
import { fromCampusField, toCampusField } from '../../ui/fields/campus-time.ts';
import { EMPTY_NOTICE, type NoticeValues } from './check-notice.ts';

const KINDS = ['general', 'suspended', 'peak', 'changed'] as const;
const GROUPS = ['undergraduate', 'postgraduate', 'staff', 'alumnus', 'visitor'] as const;

/** A notice as its form starts. */
export function valuesOf(input: NoticeInput): NoticeValues {
  return {
    unit: input.unit,
    service: input.service ?? '',
    kind: input.kind,
    titleZh: input.title.zh,
    titleEn: input.title.en,
    bodyZh: input.body.zh,
    bodyEn: input.body.en,
    reach: input.audience.length > 0 ? 'groups' : 'everyone',
    audience: input.audience.join(','),
    pinned: input.pinned ? 'yes' : '',
    publishAt: toCampusField(input.publishAt),
    expiresAt: input.expiresAt === null ? '' : toCampusField(input.expiresAt),
  };
}

/** A new notice: from now on, by the only unit if there is but one. */
export function newNotice(units: readonly { readonly code: string }[], now: Date): NoticeValues {
  const [first, second] = units;
  const unit = second === undefined ? (first?.code ?? '') : '';
  return { ...EMPTY_NOTICE, unit, publishAt: toCampusField(now.toISOString()) };
}

function inputOf(values: NoticeValues): NoticeInput {
  const chosen = values.audience.split(',');
  return {
    unit: values.unit,
    service: values.service === '' ? null : values.service,
    kind: KINDS.find((kind) => kind === values.kind) ?? 'general',
    title: { zh: values.titleZh.trim(), en: values.titleEn.trim() },
    body: { zh: values.bodyZh, en: values.bodyEn },
    audience: values.reach === 'groups' ? GROUPS.filter((group) => chosen.includes(group)) : [],
    pinned: values.pinned !== '',
    publishAt: fromCampusField(values.publishAt) ?? '',
    expiresAt: fromCampusField(values.expiresAt) ?? null,
  };
}

/** Issues a new notice. */
export async function issueNotice(values: NoticeValues): Promise<void> {
  await answer(api.POST('/api/office/notices', { body: inputOf(values) }));
}

/** Changes a notice that is still at this version. */
export function changeNotice(id: number, version: number, values: NoticeValues): Promise<void> {
  return done(
    api.PUT('/api/office/notices/{id}', { params: { path: { id } }, body: { ...inputOf(values), version } }),
  );
}

/** How marked-up text will look. */
export async function askPreview(text: string): Promise<readonly RichBlock[]> {
  const { blocks } = await answer(api.POST('/api/office/notices/preview', { body: { text } }));
  return blocks;
}
