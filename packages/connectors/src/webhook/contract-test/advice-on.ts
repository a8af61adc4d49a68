import type { Failed } from '../peer/answer.ts';
import type { Words } from './check.ts';

/** What to look at first 先查什么, when a system does not even describe itself: else every line below says the same. */
export function adviceOn({ failure: { status } }: Failed): Words {
  if (status === undefined) return NOBODY;
  return status === 401 || status === 403 ? SIGNATURE : PLACE;
}

const NOBODY: Words = {
  zh: '没有得到回答：系统在运行吗？地址和端口对吗？这台机器连得上它吗？',
  en: 'There was no answer: does the system run, are address and port right, can this machine reach it?',
};

const SIGNATURE: Words = {
  zh: '签名没有通过：密钥要是“大厅发给对方”方向的那一个，和系统里的一样；两台机器的时钟相差不能超过五分钟。',
  en: 'The signature was refused: the secret is the one for “hall to system”, the same as in the system; the clocks may differ by five minutes.',
};

const PLACE: Words = {
  zh: '读不到系统说明：地址要是接口的根地址，在它下面 GET / 得到系统说明，建单是 POST /orders。',
  en: 'It did not describe itself: the address is the root of the API; GET / below it gives the description, POST /orders makes an order.',
};
