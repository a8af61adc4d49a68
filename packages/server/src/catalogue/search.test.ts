import { describe, expect, it } from 'vitest';
import { matchRank, searchKeysOf } from './search.ts';
import { sampleService } from './testing/sample-service.ts';

const keys = searchKeysOf(
  sampleService({
    name: { zh: '本科生请假申请', en: 'Leave of absence for undergraduates' },
    aliases: ['请假条', '病假'],
  }),
);

describe('matchRank', () => {
  it.each([
    ['本科生请假申请', 0],
    ['病假', 0],
    ['本科生', 1],
    ['leave', 1],
    ['LEAVE of', 1],
    ['请假', 1],
    ['請假', 1],
    ['學生事務', 4],
    ['假申请', 2],
    ['qingjia', 3],
    ['QingJia', 3],
    ['benkeshengqingjia', 3],
    ['bksqj', 3],
    ['ｑｊ', 3],
    ['qing jia', 3],
    ['学生事务', 4],
    ['学生工作处', 4],
    ['请假 本科生', 1],
    ['本科生 qj', 3],
  ])('finds the service by %s', (query, rank) => {
    expect(matchRank(keys, query)).toBe(rank);
  });

  it.each(['宿舍报修', 'xyz', 'q', '请假 宿舍', '%', '.*'])('does not find it by %s', (query) => {
    expect(matchRank(keys, query)).toBeUndefined();
  });
});
