import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';
import { Texts } from '../texts.ts';
import type { Upgrade } from './upgrades.ts';

/** A guide in sentences, as format 1 had it: what this step reads of it. */
const GuideInSentences = Type.Object({
  conditions: Type.Array(Texts),
  materials: Type.Array(Type.Object({ name: Texts, required: Type.Boolean(), note: Type.Optional(Texts) })),
  route: Type.Array(Type.Object({ name: Texts, who: Texts, when: Type.Optional(Texts) })),
  basis: Type.Array(Texts),
  fee: Texts,
  result: Texts,
  after: Type.Array(Texts),
  inquiry: Texts,
  complaint: Texts,
  faq: Type.Array(Type.Object({ question: Texts, answer: Texts })),
});

const FREE = /^(不收费|免费|无)/;

/**
 * Format 1 → 2: the guide 办事指南 in sentences becomes data. Every sentence finds its place; nothing is made up, so the
 * address of the office stays unknown. Services were applied for online only, with uploads and without proxies.
 */
export const guideAsData: Upgrade = (definition) => {
  const { guide } = definition;
  return Value.Check(GuideInSentences, guide) ? { ...definition, guide: asData(guide) } : definition;
};

function asData(guide: Static<typeof GuideInSentences>): object {
  const { conditions, materials, route, basis, fee, result, after, inquiry, complaint, faq } = guide;
  const pay = { zh: '按责任部门的通知缴纳', en: 'As the responsible office tells you' };
  return {
    conditions,
    materials: materials.map((material) => ({ ...material, kind: 'electronic', source: 'own' })),
    route,
    basis: basis.map((document) => ({ document })),
    fees: FREE.test(fee.zh) ? [] : [{ standard: fee, pay }],
    ways: ['online'],
    result: { name: result, kind: 'decision', delivery: ['electronic'] },
    after,
    inquiry: { text: inquiry },
    complaint: { text: complaint },
    proxy: { allowed: false },
    faq,
  };
}
