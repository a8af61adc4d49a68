import { expect, test } from 'vitest';
import { searchKeys } from './search-keys.ts';

test.each([
  ['周文静', 'zhouwenjing', 'zwj'],
  ['单雄信', 'shanxiongxin', 'sxx'],
  ['仇小雨', 'qiuxiaoyu', 'qxy'],
  ['欧阳明', 'ouyangming', 'oym'],
  ['吕丽', 'lvli', 'll'],
  ['阿依古丽·买买提', 'ayigulimaimaiti', 'ayglmmt'],
  ['John Smith', 'johnsmith', 'js'],
])('%s is found as %s and %s', (name, pinyin, initials) => {
  expect(searchKeys(name)).toEqual({ pinyin, initials });
});
