import type { RunningHall } from './start-hall.ts';
import type { Welcome } from './welcome.ts';

/** So many accounts fit beside the address; who works on the single services is listed on demand. */
const SHOWN_ACCOUNTS = 13;

/** Lines 启动信息 that a start prints: the address first, then the way in. */
export function banner(hall: RunningHall, dataFolder: string, tookMs: number): readonly string[] {
  const { demo, setupCode } = hall.welcome;
  const setup = `首次设置 First set-up: ${hall.url}/setup  设置码 code: ${setupCode ?? ''}`;
  return [
    '',
    `网上办事大厅 wangban 已就绪 is ready: ${hall.url}`,
    `  ${hall.database}; data in ${dataFolder}; ${(tookMs / 1000).toFixed(1)} s`,
    ...(demo === undefined ? [] : demoLines(demo, SHOWN_ACCOUNTS)),
    ...(setupCode === undefined ? [] : ['', setup]),
    '',
  ];
}

/** Demo accounts 演示账号 with the password that they share; `most` limits how many are listed. */
export function demoLines(
  demo: NonNullable<Welcome['demo']>,
  most = demo.accounts.length,
): readonly string[] {
  if (demo.accounts.length === 0) return [];
  const accounts = demo.accounts.slice(0, most);
  const more = demo.accounts.length - accounts.length;
  return [
    '',
    `演示账号 Demo accounts (密码 password: ${demo.password})`,
    ...accounts.map(
      ({ personNo, name, purpose }) => `  ${personNo.padEnd(14)}${name}  ${purpose.zh} / ${purpose.en}`,
    ),
    ...(more > 0 ? [`  其他 ${more} 个 ${more} more: wangban demo`] : []),
  ];
}
