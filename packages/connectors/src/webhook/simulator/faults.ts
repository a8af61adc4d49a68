import { wrong, type Parsed } from '../wire/wire-problem.ts';
import { dice } from './dice.ts';

/** Everything that the simulator can do wrong 故障, with what it is in both languages. */
export const FAULTS = {
  // Answers that are late, cut off or no answers.
  slow: ['回答慢（半秒到 10 秒）', 'answers after half a second to 10 seconds'],
  hang: ['收到后不回答，也不处理', 'takes the request, does nothing and never answers'],
  drip: ['回答一秒一个字节', 'answers one byte a second'],
  reset: ['处理完后连接中断', 'cuts the line in the middle of the answer, after the effect'],
  'timeout-after-commit': ['处理完后不回答', 'does it and never answers'],
  'commit-after-timeout': ['回答 500，10 秒后才建单', 'answers 500 and makes the order 10 seconds later'],
  '500': ['回答 500，没有处理', 'answers 500 without effect'],
  '502': ['回答 502，没有处理', 'answers 502 without effect'],
  '503': ['回答 503，没有处理', 'answers 503 without effect'],
  '422': ['回答 422，没有处理', 'answers 422 without effect'],
  'cut-before': ['收到后断线，没有处理', 'cuts the line without effect and without an answer'],
  '429': ['回答 429，带 Retry-After', 'answers 429 with Retry-After'],
  '429-plain': ['回答 429，不带 Retry-After', 'answers 429 without Retry-After'],
  '410': ['回答 410', 'answers 410'],
  redirect: ['回答 302', 'answers 302'],
  html: ['回答 200 和登录网页', 'answers 200 with a login page'],
  empty: ['回答 200，没有内容', 'answers 200 with nothing'],
  'error-200': ['回答 200，内容是错误码', 'answers 200 with an error code in the body'],
  'wrong-type': ['内容正确，类型写成 text/html', 'gives the right body the type text/html'],
  malformed: ['回答不完整的 JSON', 'answers half a JSON text'],
  oversize: ['回答 2 MB', 'answers 2 MB'],
  // What a system gets wrong about the contract.
  'accept-unsigned': ['不验签名', 'does not look at signatures'],
  'accept-old': ['不看签名时间', 'takes signatures of any age'],
  'accept-other-path': ['查询不验签名里的地址', 'does not look for which path a GET was signed'],
  'crash-on-junk': ['对不正确的 JSON 回答 500', 'answers 500 to what is no JSON'],
  forgetful: ['同一受理编号再次建单', 'makes a second order for the same reference and key'],
  'ignore-key': ['不认 Idempotency-Key', 'does not look at Idempotency-Key'],
  conflict: ['已有工单时回答 409 和工单', 'answers 409 with the order when there is one'],
  'conflict-bare': ['已有工单时回答 409，没有工单', 'answers 409 without the order when there is one'],
  'short-key': [
    '一分钟后忘记 Idempotency-Key 和受理编号，再建一单',
    'forgets key and reference after a minute, and makes another order',
  ],
  later: ['建单回答 202，3 秒后才有', 'answers 202 to a new order, which is there after 3 seconds'],
  'no-lookup': ['按受理编号查不到', 'does not find an order by its reference'],
  'ignore-query': ['查单不看参数', 'answers a lookup with any order'],
  'repeat-events': ['同一事件处理两次', 'takes the same event twice'],
  'other-order': ['回答别的工单', 'answers with another order'],
  deleted: ['工单不见了：读不到，清单里也没有', 'has lost an order: it is neither read nor listed'],
  'same-no': ['不同工单用同一个对外号码', 'gives the same number to every order'],
  'number-id': ['工单编号是数字', 'writes the id as a number'],
  epoch: ['时刻写成秒数', 'writes times as seconds since 1970'],
  'whole-seconds': ['清单里的时刻只到秒', 'cuts times in lists to whole seconds'],
  'no-zone': ['时刻不带时区', 'leaves the time zone out'],
  'unknown-status': ['状态对照里没有的状态', 'uses a status that nobody has heard of'],
  'full-width': ['状态用全角大写', 'writes the status in full-width capitals'],
  markup: ['备注里有网页代码', 'has markup in its texts'],
  reopens: ['已办完的又变回处理中，版本更大', 'shows what is done as under way again, with a larger version'],
  backwards: ['版本倒退', 'lets the version go backwards'],
  'same-version': ['同一版本，内容不同', 'gives other content the same version'],
  'no-version': ['没有版本', 'has no versions'],
  skew: ['时刻快两小时', 'has times two hours ahead'],
  'skip-page': ['翻页漏单', 'skips an order between two pages'],
  'repeat-page': ['翻页重复', 'repeats an order on the next page'],
  'exclusive-since': ['变更清单不含起始时刻', 'leaves out what changed exactly at the time asked for'],
  // What it tells the hall.
  duplicate: ['事件重复发送', 'sends an event several times'],
  reorder: ['事件顺序颠倒', 'sends an event after the one that follows it'],
  late: ['事件三天后才发', 'sends an event three days later'],
  replay: ['一星期后把旧事件再发一次', 'sends an old event again after a week'],
  lose: ['事件丢失', 'loses an event'],
  'wrong-signature': ['签名错误', 'signs with another secret'],
  'no-signature': ['没有签名', 'does not sign'],
  'no-id': ['没有 webhook-id', 'sends without webhook-id'],
  'two-signatures': ['带两个签名，一个是旧密钥的', 'signs twice, once with a key that is no more'],
  'future-timestamp': ['签名时间晚 10 分钟', 'signs with a time ten minutes ahead'],
  'old-timestamp': ['签名时间是 10 分钟前', 'signs with a time of ten minutes ago'],
  reserialised: ['签名后改动了空格', 'changes the spaces after signing'],
  'other-bytes': ['同一事件号，内容不同', 'sends other content under the same id'],
  'no-retry': ['没有送达也不重发', 'does not send again what failed'],
  'new-id': ['重发时换了事件号', 'takes a new id for every attempt'],
  echo: ['把大厅的事件原样发回，不带 cause', "sends the hall's own event back without a cause"],
  // Before-events and photos.
  'hook-slow': ['前置事件 5 秒才回答', 'answers a hook after 5 seconds'],
  'hook-veto': ['前置事件总是否决', 'vetoes everything'],
  'hook-oversize': ['前置事件回答 100 KB', 'answers a hook with 100 KB'],
  'hook-schema': ['前置事件回答格式不对', 'answers a hook with the wrong shape'],
  'hook-forbidden': ['前置事件填写没有授权的字段', 'fills in fields that it was not given'],
  'hook-markup': ['前置事件的说明里有网页代码', 'has markup in the message of a hook'],
  'hook-fickle': ['同一前置事件每次回答不同', 'answers the same hook differently every time'],
  'hook-500': ['前置事件回答 500', 'answers a hook with 500'],
  'photo-refused': ['照片取不到', 'does not give its photos out'],
  'photo-large': ['照片 3 MB', 'has photos of 3 MB'],
  'photo-html': ['照片其实是网页', 'has photos that are web pages'],
} as const satisfies Readonly<Record<string, readonly [string, string]>>;

/** Name of a fault. */
export type FaultName = keyof typeof FAULTS;
/** How often 频度 each fault strikes, from 0 (never) to 1 (always). */
export type Faults = Readonly<Partial<Record<FaultName, number>>>;

/** So often a fault strikes that is named without a share. */
const DEFAULT_SHARE = 0.2;

/** Whether a word is the name of a fault. */
export function isFaultName(word: string): word is FaultName {
  return Object.hasOwn(FAULTS, word);
}

/** Reads `slow,500:0.5`: names with their shares. */
export function readFaults(text: string): Parsed<Faults> {
  const faults: Partial<Record<FaultName, number>> = {};
  for (const part of text.split(',').filter((word) => word.trim() !== '')) {
    const [name = '', share = String(DEFAULT_SHARE)] = part.trim().split(':');
    if (!isFaultName(name)) return wrong(name, `没有名为 ${name} 的故障`, `there is no fault called ${name}`);
    const number = Number(share);
    if (!(number >= 0 && number <= 1))
      return wrong(name, '频度应在 0 和 1 之间', 'a share lies between 0 and 1');
    faults[name] = number;
  }
  return { value: faults };
}

/** Asks whether a fault strikes 是否触发 for what is named. */
export type Strikes = (name: FaultName, ...about: readonly (string | number)[]) => boolean;

/** Decides by seed. */
export function strikesBy(seed: number, faults: () => Faults): Strikes {
  return (name, ...about) => dice(seed, name, ...about) < (faults()[name] ?? 0);
}
