import type { NewCode } from '../codes/store.ts';
import { searchKeys } from '../people/search-keys.ts';
import { DORM_LISTS } from './dorm-lists.ts';
import { CLASSROOMS, TEACHING_LISTS } from './teaching-lists.ts';

/** An entry of a code list of the demo campus: `[code, name, code above, other words]`. */
export type DemoCode = readonly [
  code: string,
  name: string,
  parent?: string | undefined,
  aliases?: readonly string[],
];

/** The code lists 字典 that forms of the shipped services choose from, by name of the list. */
export const DEMO_CODE_LISTS: Readonly<Record<string, readonly DemoCode[]>> = {
  ...DORM_LISTS,
  ...TEACHING_LISTS,
  // One list for all pickers of rooms, in dormitories and teaching buildings alike.
  room: [...(DORM_LISTS['room'] ?? []), ...CLASSROOMS],
  'equipment-kind': [
    ['microscope', '显微镜'],
    ['centrifuge', '离心机'],
    ['pcr', 'PCR 仪'],
    ['spectrometer', '光谱仪'],
    ['chromatograph', '色谱仪'],
    ['balance', '电子天平'],
    ['incubator', '培养箱、干燥箱'],
    ['freezer', '冰箱、超低温冰箱', undefined, ['冷柜']],
    ['fumeHood', '通风橱、超净工作台'],
    ['computer', '计算机、服务器', undefined, ['电脑']],
    ['printer', '打印机、复印机'],
    ['projector', '投影仪、多媒体讲台'],
    ['airConditioner', '空调'],
    ['farmMachine', '农机具'],
    ['otherDevice', '其他仪器设备'],
  ],
};

/** The entries of a list as the hall keeps them, with their search keys. */
export function demoCodes(list: readonly DemoCode[]): readonly NewCode[] {
  return list.map(([code, name, parent, aliases], sort) => ({
    code,
    name,
    parent: parent ?? null,
    aliases: aliases ?? [],
    sort,
    ...searchKeys(name),
  }));
}
