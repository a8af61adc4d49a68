import type { RunningHall } from './start-hall.ts';
import type { Welcome } from './welcome.ts';

/** Lines 启动信息 that a start prints: the address first, then the way in. */
export function banner(hall: RunningHall, dataFolder: string, tookMs: number): readonly string[] {
  const { demo, setupCode } = hall.welcome;
  const setup = `首次设置 First set-up: ${hall.url}/setup  设置码 code: ${setupCode ?? ''}`;
  return [
    '',
    `网上办事大厅 wangban 已就绪 is ready: ${hall.url}`,
    `  ${hall.database}; data in ${dataFolder}; ${(tookMs / 1000).toFixed(1)} s`,
    ...(demo === undefined ? [] : demoLines(demo)),
    ...(setupCode === undefined ? [] : ['', setup]),
    '',
  ];
}

/** Demo accounts 演示账号 with the password that they share. */
export function demoLines(demo: NonNullable<Welcome['demo']>): readonly string[] {
  if (demo.accounts.length === 0) return [];
  return [
    '',
    `演示账号 Demo accounts (密码 password: ${demo.password})`,
    ...demo.accounts.map(
      ({ personNo, name, purpose }) => `  ${personNo.padEnd(14)}${name}  ${purpose.zh} / ${purpose.en}`,
    ),
  ];
}
