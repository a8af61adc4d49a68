import type { DemoCode } from './code-lists.ts';

/** A dormitory building 宿舍楼: its floors, and how many rooms there are on each. */
interface DormBuilding {
  readonly code: string;
  readonly name: string;
  readonly floors: number;
  readonly rooms: number;
}

const BUILDINGS: readonly DormBuilding[] = [
  { code: 'ws01', name: '五山校区 1 栋', floors: 6, rooms: 18 },
  { code: 'ws03', name: '五山校区 3 栋', floors: 6, rooms: 18 },
  { code: 'ws07', name: '五山校区 7 栋', floors: 7, rooms: 20 },
  { code: 'ws12', name: '五山校区 12 栋（研究生）', floors: 9, rooms: 16 },
  { code: 'ql01', name: '启林校区 1 栋', floors: 7, rooms: 20 },
  { code: 'ql05', name: '启林校区 5 栋', floors: 7, rooms: 20 },
];

/** Rooms are called as on their doors: floor, then two digits. */
function roomsOf({ code, floors, rooms }: DormBuilding): readonly DemoCode[] {
  return Array.from({ length: floors * rooms }, (_, index): DemoCode => {
    const number = String((Math.floor(index / rooms) + 1) * 100 + (index % rooms) + 1);
    return [`${code}-${number}`, number, code];
  });
}

/** Lists of 学生公寓报修: buildings, their rooms, and what can be broken, in two levels. */
export const DORM_LISTS: Readonly<Record<string, readonly DemoCode[]>> = {
  'dorm-building': BUILDINGS.map(({ code, name }): DemoCode => [code, name]),
  room: BUILDINGS.flatMap(roomsOf),
  'repair-kind': [
    ['water', '水', undefined, ['水管', '漏水', '停水']],
    ['power', '电', undefined, ['停电', '跳闸']],
    ['door', '门窗锁'],
    ['furniture', '家具'],
    ['airCon', '空调', undefined, ['冷气']],
    ['wall', '墙面、地面、天花板'],
    ['network', '网络接口'],
  ],
  'repair-detail': [
    ['tap', '水龙头坏', 'water'],
    ['leak', '漏水', 'water', ['渗水', '滴水']],
    ['blocked', '下水道堵塞', 'water', ['马桶堵']],
    ['toilet', '马桶、冲水阀坏', 'water', ['厕所']],
    ['shower', '花洒、热水器坏', 'water', ['没热水']],
    ['lamp', '灯不亮', 'power', ['灯管']],
    ['socket', '插座、开关坏', 'power'],
    ['outage', '整间停电', 'power', ['跳闸']],
    ['fan', '风扇坏', 'power'],
    ['lock', '门锁坏', 'door', ['锁芯', '门禁']],
    ['doorLeaf', '门、门框坏', 'door'],
    ['window', '窗户、玻璃坏', 'door'],
    ['bed', '床、梯子坏', 'furniture'],
    ['desk', '书桌、椅子坏', 'furniture'],
    ['cabinet', '衣柜坏', 'furniture'],
    ['noCooling', '不制冷', 'airCon'],
    ['airConLeak', '空调漏水', 'airCon'],
    ['noStart', '空调开不了', 'airCon', ['遥控器']],
    ['plaster', '墙皮、瓷砖脱落', 'wall'],
    ['ceiling', '天花板渗水', 'wall'],
    ['port', '墙上网口没信号', 'network', ['断网']],
  ],
};
