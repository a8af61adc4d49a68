/** The demo persons that the journeys are told with. */
export const people = {
  student: { no: '202410010101', name: '李晓雨' },
  otherStudent: { no: '202410020101', name: '王子轩' },
  postgraduate: { no: '202420010101', name: '林嘉禾' },
  counsellor: { no: 't1001', name: '周文静' },
  collegeOffice: { no: 't1002', name: '何志强' },
  deputyHead: { no: 't1003', name: '沈卫国' },
  studentAffairs: { no: 't1004', name: '罗建华' },
  otherCounsellor: { no: 't1005', name: '邓丽萍' },
  otherOfficeHead: { no: 't1009', name: '梁文杰' },
  figuresReader: { no: 't1006', name: '黄敏' },
  dispatcher: { no: 't1036', name: '陆小红' },
  repairer: { no: 't1037', name: '万长贵' },
  supervisor: { no: 't1020', name: '彭志远' },
  dean: { no: 't1040', name: '顾明华' },
  admin: { no: 't1007', name: '林涛' },
} as const;

/** One of the demo persons. */
export type Who = keyof typeof people;

/** Password of every demo account during the browser tests. */
export const password = 'Baihua-shu-2026';
