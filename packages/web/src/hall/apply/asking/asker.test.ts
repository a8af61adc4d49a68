import type { FormData } from '@wangban/engine/form';
import { describe, expect, it } from 'vitest';
import type { SystemAnswer } from '../../../api/shapes.ts';
import { createAsker, NOTHING_SAID, type AskerSource, type Said } from './asker.ts';

const FROM = { zh: '设备系统', en: 'Equipment system' };
const NOTHING: SystemAnswer = { offered: [], objection: null, messages: [], options: [] };
const offer = (field: string, value: unknown) => ({ field, value, from: FROM });

const silent: AskerSource['ask'] = () => Promise.resolve(NOTHING);

/** A form with an asset number that a system watches, and a clock that tests move. */
function scene(options: { data?: FormData; opening?: boolean } = {}) {
  const due: { atMs: number; run: () => void }[] = [];
  const asked: (string | undefined)[] = [];
  let nowMs = 0;
  let data: FormData = options.data ?? {};
  let said: Said = NOTHING_SAID;
  let reply = silent;
  const asker = createAsker({
    opening: options.opening ?? false,
    changing: ['assetNo'],
    data: () => data,
    fillIn: (values) => {
      data = { ...data, ...values };
      asker.look();
    },
    tell: (next) => {
      said = next;
    },
    ask: (field, about) => {
      asked.push(field === undefined ? undefined : JSON.stringify(about[field]));
      return reply(field, about);
    },
    later: (afterMs, run) => {
      const entry = { atMs: nowMs + afterMs, run };
      due.push(entry);
      return () => void due.splice(due.indexOf(entry), 1);
    },
  });
  async function pass(ms: number): Promise<void> {
    nowMs += ms;
    for (const entry of due.filter(({ atMs }) => atMs <= nowMs)) {
      due.splice(due.indexOf(entry), 1);
      entry.run();
    }
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  }
  return {
    asker,
    asked,
    pass,
    data: () => data,
    said: () => said,
    answers: (next: Partial<SystemAnswer> | AskerSource['ask']) => {
      reply = typeof next === 'function' ? next : () => Promise.resolve({ ...NOTHING, ...next });
    },
    type: (field: string, value: string) => {
      data = { ...data, [field]: value };
      asker.look();
    },
  };
}

describe('asking about a form', () => {
  it('asks about a marked field 300 ms after the last letter, and about no other', async () => {
    const { asker, asked, pass, type } = scene();
    asker.open();
    type('place', '312');
    type('assetNo', '20');
    await pass(200);
    type('assetNo', '2021');
    await pass(200);
    expect(asked).toEqual([]);
    await pass(100);
    expect(asked).toEqual(['"2021"']);
    asker.look();
    await pass(1000);
    expect(asked).toEqual(['"2021"']);
  });

  it('fills empty fields with the source, and never what was typed', async () => {
    const { asker, answers, pass, type, data, said } = scene({ data: { place: '我写的' } });
    answers({ offered: [offer('assetName', '离心机'), offer('place', '农学楼')] });
    asker.open();
    type('assetNo', '2021');
    await pass(300);
    expect(data()).toEqual({ assetNo: '2021', assetName: '离心机', place: '我写的' });
    expect(said().offered).toEqual([offer('assetName', '离心机')]);
  });

  it('replaces what it filled in itself when the number changes, unless somebody has changed it', async () => {
    const { asker, answers, pass, type, data } = scene();
    asker.open();
    answers({ offered: [offer('assetName', '离心机'), offer('keeper', '黎志强')] });
    type('assetNo', '2021');
    await pass(300);
    type('keeper', '我自己');
    answers({ offered: [offer('assetName', '显微镜'), offer('keeper', '关雪梅')] });
    type('assetNo', '2022');
    await pass(300);
    expect(data()).toMatchObject({ assetName: '显微镜', keeper: '我自己' });
  });

  it('shows at the field what is said of it, until it is emptied', async () => {
    const { asker, answers, pass, type, said } = scene();
    const objection = { zh: '报修中心答复：“已经报废”。', en: 'It was written off.' };
    answers({ messages: [{ from: FROM, text: '保修到 2027 年' }], objection });
    asker.open();
    type('assetNo', '2021');
    await pass(300);
    const line = { zh: '设备系统：保修到 2027 年', en: 'Equipment system: 保修到 2027 年' };
    expect(said().messages).toEqual({ assetNo: [line, objection] });
    expect(said().objection).toBeUndefined();
    type('assetNo', '');
    expect(said().messages).toEqual({ assetNo: [] });
  });

  it('does not take an answer to what has been typed over since', async () => {
    const { asker, answers, pass, type, data } = scene();
    const under: ((of: SystemAnswer) => void)[] = [];
    answers(() => new Promise((resolve) => under.push(resolve)));
    asker.open();
    type('assetNo', '2021');
    await pass(300);
    type('assetNo', '2022');
    under[0]?.({ ...NOTHING, offered: [offer('assetName', '离心机')] });
    await pass(0);
    expect(data()).toEqual({ assetNo: '2022' });
  });

  it('goes on without an answer', async () => {
    const { asker, answers, pass, type, data, said } = scene({ opening: true });
    answers(() => Promise.reject(new Error('offline')));
    asker.open();
    type('assetNo', '2021');
    await pass(300);
    expect([data(), said().messages]).toEqual([{ assetNo: '2021' }, { assetNo: [] }]);
  });

  it('asks once the form stands, about it as a whole and about what it begins with', async () => {
    const { asker, asked, answers, pass, said } = scene({ data: { assetNo: '2021' }, opening: true });
    const objection = { zh: '盘点期间不受理', en: 'Closed for stock-taking' };
    answers((field) => Promise.resolve({ ...NOTHING, objection: field === undefined ? objection : null }));
    asker.open();
    await pass(0);
    expect(asked).toEqual([undefined, '"2021"']);
    expect(said().objection).toEqual(objection);
  });

  it('asks again after it was taken off the page before it had asked', async () => {
    const { asker, asked, pass } = scene({ data: { assetNo: '2021' } });
    asker.open();
    asker.close();
    asker.open();
    await pass(0);
    expect(asked).toEqual(['"2021"']);
  });
});
