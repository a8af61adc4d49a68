import { join } from 'node:path';
import type { APIRequestContext } from '@playwright/test';
import { termsOn } from '@wangban/engine/form';
import { officeFixture } from '../../packages/server/src/files/office-fixture.ts';
import { day } from './days.ts';
import { proof } from './leave-form.ts';
import { importCodes, publishFolder } from './publish.ts';
import { upload } from './upload.ts';

/** Publishes the form with one field of every type in the hall under test. */
export async function publishGallery(): Promise<void> {
  await importCodes('demo-building', join(import.meta.dirname, 'services/demo-building.csv'));
  await publishFolder(join(import.meta.dirname, '../gallery/gallery'));
}

/** A Word document, as small as one can be. */
const plan = {
  name: '活动方案.docx',
  mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  buffer: officeFixture('docx'),
};

/** Answers to every question of the gallery, in the campus of the demonstration; `picture` is an upload of the person. */
export async function galleryAnswers(client: APIRequestContext, picture: string): Promise<object> {
  const [paper, document] = [await upload(client, proof), await upload(client, plan)];
  const form = await (await client.get('/api/services/gallery/form')).json();
  const known: { readonly [key: string]: unknown } = form.prefill;
  const [term] = termsOn({ type: 'term', key: 'term', label: { zh: '学期', en: 'Term' } }, day(0));
  return {
    course: '高等数学',
    account: 'zhangsan1',
    reason: '参加全国竞赛，和考试时间冲突。',
    distance: 12.5,
    amount: 123_450,
    birthday: '2005-05-08',
    visitAt: `${day(3)}T14:30`,
    period: { from: { date: day(3), half: 'am' }, to: { date: day(4), half: 'pm' } },
    lesson: { date: day(3), slot: 'p12' },
    training: { date: day(3), from: '09:00', to: '10:30' },
    kind: 'repair',
    leaves: false,
    term: term?.value,
    equipment: ['projector'],
    place: ['wushan', 'b3'],
    building: { id: 'ws01', name: '五山校区 1 栋' },
    room: { id: 'ws01-101', name: '101' },
    supervisor: { id: 't1001', name: '周文静' },
    class: known['ownClass'],
    college: { id: 'spxy', name: '食品学院' },
    home: { id: '440106', name: '广东省广州市天河区' },
    phone: '13800138000',
    email: 'lixiaoyu@example.edu.cn',
    idNo: '11010519491231002X',
    partner: '202410020101',
    teacherNo: 'T1001',
    proof: [paper.id],
    plan: [document.id],
    pictures: [picture],
    signature: { typed: '李晓雨' },
    spot: { text: '图书馆三楼东侧' },
    items: [{ name: '灯管', count: 2, price: 1050 }],
    limit: 5,
  };
}
