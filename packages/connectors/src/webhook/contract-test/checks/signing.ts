import { readSecret, type Secret } from '../../signing/secret.ts';
import { below } from '../../peer/address.ts';
import { findOrder } from '../../peer/find-order.ts';
import { rootOf, targetOf } from '../../peer/peer.ts';
import { contentOfGet } from '../../signing/content-of-get.ts';
import { failed, passed, type Check, type Finding, type Words } from '../check.ts';
import { failedBy, failedWith, hasStatus } from '../seen.ts';
import { newOrderOf, send, type Tester, type Trial } from '../tester.ts';

const SIX_MINUTES_MS = 6 * 60_000;
const clause = 'signing-in-both-directions';

/** A secret that nobody has. */
function strange(): Secret {
  const read = readSecret(`whsec_${Buffer.alloc(32, 'nobody has this').toString('base64')}`);
  if ('problems' in read) throw new Error('the strange secret cannot be read');
  return read.value;
}

/** A new order that must not come about: 401, and the system does not know the reference afterwards. */
function refused(id: string, promise: Words, change: () => Partial<Trial>): Check {
  return {
    id,
    clause,
    promise,
    expected: { zh: '回答 401，没有建单', en: 'an answer of 401, and no order' },
    run: async (tester) => {
      const reference = tester.newReference();
      const body = newOrderOf(tester, reference);
      const result = await send(tester, { method: 'POST', path: ['orders'], body, ...change() });
      if (!hasStatus(result, 401)) return failedWith(result);
      return noOrder(tester, reference);
    },
  };
}

async function noOrder(tester: Tester, reference: string): Promise<Finding> {
  const found = await findOrder(tester.peer, reference);
  if (found.kind !== 'done') return failedBy(found);
  if (found.value === undefined) return passed;
  return failed(
    `回答了 401，却建了工单 ${found.value.id}`,
    `answered 401 and made order ${found.value.id} all the same`,
  );
}

/** Signatures 签名, hall → system. */
export const signingChecks: readonly Check[] = [
  refused(
    'unsigned-refused',
    { zh: '没有签名的请求不办', en: 'A request without a signature changes nothing' },
    () => ({ secrets: [] }),
  ),
  refused('forged-refused', { zh: '签名错误的请求不办', en: 'A forged request changes nothing' }, () => ({
    secrets: [strange()],
  })),
  refused(
    'changed-body-refused',
    { zh: '签名后改过的内容不办', en: 'A body that was changed after signing changes nothing' },
    () => ({ signedBytes: Buffer.from('{}') }),
  ),
  refused(
    'old-refused',
    { zh: '6 分钟前签名的请求不办', en: 'A request signed six minutes ago changes nothing' },
    () => ({ offMs: -SIX_MINUTES_MS }),
  ),
  refused(
    'early-refused',
    { zh: '签名时间晚于现在 6 分钟的请求不办', en: 'A request signed six minutes ahead changes nothing' },
    () => ({ offMs: SIX_MINUTES_MS }),
  ),
  {
    id: 'get-unsigned-refused',
    clause,
    promise: { zh: '查单也要签名', en: 'Asking needs a signature too' },
    expected: { zh: '回答 401', en: 'an answer of 401' },
    run: async (tester) => {
      const query = { reference: tester.newReference() };
      const result = await send(tester, { method: 'GET', path: ['orders'], query, secrets: [] });
      return hasStatus(result, 401) ? passed : failedWith(result);
    },
  },
  {
    id: 'get-elsewhere-refused',
    clause,
    promise: {
      zh: '为别的地址签的查询不回答：录下的请求不能拿去查别的内容',
      en: 'A GET that was signed for another path is not answered: what was recorded cannot be used to ask for something else',
    },
    expected: { zh: '回答 401', en: 'an answer of 401' },
    run: async (tester) => {
      const query = { reference: tester.newReference() };
      const target = targetOf(below(rootOf(tester.peer), []));
      const trial = { method: 'GET', path: ['orders'], query, signedBytes: contentOfGet(target) } as const;
      const result = await send(tester, trial);
      return hasStatus(result, 401) ? passed : failedWith(result);
    },
  },
  {
    id: 'rotation-accepted',
    clause,
    promise: {
      zh: '更换密钥期间有两个签名，其中一个正确即可',
      en: 'While a key is changed there are two signatures; one right one is enough',
    },
    expected: { zh: '回答 200', en: 'an answer of 200' },
    run: async (tester) => {
      const query = { reference: tester.newReference() };
      const secrets = [strange(), ...tester.peer.secrets];
      const result = await send(tester, { method: 'GET', path: ['orders'], query, secrets });
      return hasStatus(result, 200) ? passed : failedWith(result);
    },
  },
];
