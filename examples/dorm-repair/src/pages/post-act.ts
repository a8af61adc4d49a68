import { writePicture } from '../files/disk.ts';
import { doAct } from '../orders/do-act.ts';
import { orderPage, type Said } from './order-page.ts';
import { readAct } from './read-act.ts';
import { readForm } from './read-form.ts';
import type { Visit } from './visit.ts';

const WHY: Readonly<Record<string, string>> = {
  unknownOrder: '没有这张工单',
  unknownAct: '没有这个操作',
  notYours: '这张工单不是派给您的，或者您的角色不能这样做',
  notNow: '工单现在的状态不能这样做，请看处理记录',
  overtaken: '这张工单刚刚变了，下面是最新情况，请再看一遍',
};

/** `POST /orders/:id/acts/:act`: does an act and leads back to the page it came from. */
export async function postAct(visit: Visit, id: string, key: string) {
  const { centre, account, request, reply } = visit;
  const act = Object.hasOwn(centre.config.acts, key) ? centre.config.acts[key] : undefined;
  const { form, uploads, tooLarge } = await readForm(request);
  const read = await readAct(centre.pool, act?.asks ?? [], form, uploads, centre.now());
  const problems = tooLarge ? { photos: '一张照片不能超过 10 MB' } : read.problems;
  if (Object.keys(problems).length > 0) return orderPage(visit, id, undefined, { act: key, form, problems });
  // Before the row: a row without its picture would be a broken link, a picture without a row only takes space.
  for (const { file, bytes } of read.pictures) await writePicture(centre.data, file.id, bytes);
  const result = await doAct(centre, {
    orderId: id,
    version: Number(form.text('version')),
    act: key,
    actor: account,
    input: read.input,
  });
  if ('refused' in result) {
    const said: Said = { kind: 'problem', text: WHY[result.refused] ?? result.refused };
    return orderPage(visit, id, said);
  }
  const back = account.role === 'worker' && act?.asks.length === 0 && form.text('back') === 'today';
  return reply.redirect(back ? `/today?did=${key}` : `/orders/${id}?did=${key}`, 303);
}

/** The message after an act, from the address: only words of the configuration can be shown. */
export function saidOf(visit: Visit): Said | undefined {
  const did = new URL(visit.request.url, 'http://here').searchParams.get('did') ?? '';
  const acts = visit.centre.config.acts;
  const act = Object.hasOwn(acts, did) ? acts[did] : undefined;
  return act === undefined ? undefined : { kind: 'done', text: `已登记：${act.said}` };
}
