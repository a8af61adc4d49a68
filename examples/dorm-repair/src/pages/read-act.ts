import { randomBytes } from 'node:crypto';
import type { Queryable } from '../../../foundation/src/database/pool.ts';
import { instantOf } from '../../../foundation/src/pages/moments.ts';
import type { Form } from '../../../foundation/src/server/form-body.ts';
import type { Ask } from '../config/schema.ts';
import { pictureType } from '../files/picture-type.ts';
import type { ActInput } from '../orders/act-input.ts';
import type { Material, NewFile } from '../orders/order.ts';
import { findWorker } from '../orders/suggest-workers.ts';

/** A picture that came with a form; its bytes are written only when the act is not refused for something else. */
export interface Upload {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface ReadAct {
  readonly input: ActInput;
  readonly pictures: readonly { readonly file: NewFile; readonly bytes: Uint8Array }[];
  /** What is wrong, by the name of the field. */
  readonly problems: Readonly<Record<string, string>>;
}

type Part = { readonly input?: Partial<ActInput>; readonly problem?: readonly [string, string] };

/** Reads what an act asks for 办理内容: everything is checked, and every problem names its field and its cure. */
export async function readAct(
  db: Queryable,
  asks: readonly Ask[],
  form: Form,
  uploads: readonly Upload[],
  now: Date,
): Promise<ReadAct> {
  const pictures = uploads.flatMap(({ name, bytes }) => {
    const type = pictureType(bytes);
    const id = randomBytes(16).toString('base64url');
    return type === undefined
      ? []
      : [{ file: { id, name: name.slice(0, 200), type, bytes: bytes.length }, bytes }];
  });
  const parts: Part[] = [];
  for (const ask of asks) parts.push(await readAsk(db, ask, form, now));
  if (asks.some((ask) => ask.startsWith('photos'))) parts.push(readPhotos(asks, uploads, pictures));
  return {
    input: Object.assign({}, ...parts.map((part) => part.input ?? {})),
    pictures,
    problems: Object.fromEntries(parts.flatMap(({ problem }) => (problem === undefined ? [] : [problem]))),
  };
}

async function readAsk(db: Queryable, ask: Ask, form: Form, now: Date): Promise<Part> {
  switch (ask) {
    case 'worker': {
      const worker = await findWorker(db, Number(form.text('worker')) || 0);
      return worker === undefined ? { problem: ['worker', '请选一位维修员'] } : { input: { worker } };
    }
    case 'note':
      return readText(form, 'note', '请写一两句说明，例如：换了软管，试水半小时不漏');
    case 'note?':
      return form.text('note') === '' ? {} : { input: { note: form.text('note').slice(0, 500) } };
    case 'reason':
      return readText(
        form,
        'reason',
        '请写明原因和应该找谁，例如：校园网账号请找信息中心，电话 020-8528 0800',
      );
    case 'parts':
      return readText(form, 'parts', '请写缺什么配件，例如：4 分角阀');
    case 'company':
      return readText(form, 'company', '请写维修单位的名称');
    case 'visit':
      return readVisit(form, now);
    case 'materials':
    case 'materials?':
      return readMaterials(form, ask === 'materials');
    case 'cost':
      return readCost(form);
    case 'photos':
    case 'photos?':
      return {};
  }
}

function readText(form: Form, name: 'note' | 'reason' | 'parts' | 'company', wish: string): Part {
  const text = form.text(name).slice(0, 500);
  return text === '' ? { problem: [name, wish] } : { input: { [name]: text } };
}

function readVisit(form: Form, now: Date): Part {
  const from = instantOf(form.text('day'), form.text('from'));
  const to = instantOf(form.text('day'), form.text('to'));
  if (from === undefined || to === undefined) return { problem: ['visit', '请填上门的日期和起止时间'] };
  if (to <= from) return { problem: ['visit', '结束时间要晚于开始时间'] };
  if (to <= now) return { problem: ['visit', '这个时间已经过去了，请另约'] };
  return { input: { visit: { from, to } } };
}

function readMaterials(form: Form, isNeeded: boolean): Part {
  const rows = form.all('material').map((name, row) => ({
    name,
    count: Number((form.all('count')[row] ?? '').replace(/^$/, '1')),
    measure: form.all('measure')[row] ?? '',
  }));
  const materials: readonly Material[] = rows.filter(({ name }) => name !== '');
  const wrong = materials.find(({ count }) => !(count > 0 && count <= 10_000));
  if (wrong !== undefined) return { problem: ['materials', `${wrong.name} 的数量请填大于 0 的数字`] };
  if (isNeeded && materials.length === 0) return { problem: ['materials', '请至少写一种材料'] };
  return materials.length === 0 ? {} : { input: { materials } };
}

function readCost(form: Form): Part {
  const text = form.text('cost').replace(/[¥￥,，元\s]/g, '');
  if (!/^\d{1,8}(\.\d{1,2})?$/.test(text))
    return { problem: ['cost', '请填费用，单位元，例如 650 或 650.50'] };
  return { input: { costCents: Math.round(Number(text) * 100) } };
}

function readPhotos(asks: readonly Ask[], uploads: readonly Upload[], pictures: ReadAct['pictures']): Part {
  if (pictures.length < uploads.length)
    return { problem: ['photos', '只能传照片（JPG、PNG、WebP），请重新选择'] };
  if (asks.includes('photos') && pictures.length === 0)
    return { problem: ['photos', '请拍至少一张修后的照片'] };
  return { input: { photos: pictures.map(({ file }) => file) } };
}
