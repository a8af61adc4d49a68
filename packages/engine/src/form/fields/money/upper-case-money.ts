const DIGITS = Array.from('零壹贰叁肆伍陆柒捌玖');

const PLACES = ['', '拾', '佰', '仟'];

const GROUPS = ['', '万', '亿', '万亿'];

/**
 * 人民币大写 of an amount in 分, as the People's Bank wants it on bills (正确填写票据和结算凭证的基本规定): 整 after 元
 * and after 角, 零 for zeros inside, none after 分. Undefined for what is no whole number of 分 up to 16 digits of 元.
 */
export function upperCaseMoney(fen: number): string | undefined {
  if (!Number.isSafeInteger(fen)) return undefined;
  if (fen === 0) return '零元整';
  const sign = fen < 0 ? '负' : '';
  const amount = Math.abs(fen);
  const yuan = Math.floor(amount / 100);
  const jiao = Math.floor(amount / 10) % 10;
  const cents = amount % 10;
  const whole = yuan === 0 ? '' : `${wholeText(yuan)}元`;
  const tenths = jiao === 0 ? '' : `${digit(jiao)}角`;
  if (cents === 0) return `${sign}${whole}${tenths}整`;
  const gap = jiao === 0 && yuan > 0 ? '零' : '';
  return `${sign}${whole}${tenths}${gap}${digit(cents)}分`;
}

const digit = (value: number): string => DIGITS[value] ?? '';

/** Groups of four digits, each with its 万 or 亿; one 零 wherever zeros stand between digits that count. */
function wholeText(value: number): string {
  let text = '';
  let gap = false;
  for (let group = GROUPS.length - 1; group >= 0; group--) {
    const part = Math.floor(value / 10 ** (4 * group)) % 10_000;
    if (part === 0) {
      gap = text !== '';
      continue;
    }
    const zero = text !== '' && (gap || part < 1000) ? '零' : '';
    text += `${zero}${groupText(part)}${GROUPS[group] ?? ''}`;
    gap = false;
  }
  // 万亿 directly before 亿 says 亿 once: 壹万贰仟亿.
  return text.replace(/万亿(?=.*亿)/, '万');
}

function groupText(part: number): string {
  let text = '';
  let gap = false;
  for (let place = PLACES.length - 1; place >= 0; place--) {
    const value = Math.floor(part / 10 ** place) % 10;
    if (value === 0) {
      gap = text !== '';
      continue;
    }
    text += `${gap ? '零' : ''}${digit(value)}${PLACES[place] ?? ''}`;
    gap = false;
  }
  return text;
}
