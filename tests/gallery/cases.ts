/** A typed answer to one field of the gallery, and what becomes of it on the page and in the API alike. */
export interface Case {
  readonly field: string;
  readonly what: string;
  readonly typed: unknown;
  /** The normalised value (undefined = not filled in), or the pointer and code of the refusal. */
  readonly becomes: { readonly value: unknown } | { readonly refused: string };
}

const value = (kept: unknown): Case['becomes'] => ({ value: kept });
const refused = (pointerAndCode: string): Case['becomes'] => ({ refused: pointerAndCode });

const SCRIPT = '<script>alert(1)</script>';
const FORMULA = '=HYPERLINK("http://evil.example","x")';
const RARE = '𠮷野家😀';
const ID = 'AbCdEfGhIjKlMnOpQrStUv';
const FIFTY = Array.from({ length: 50 }, (_, n) => `${String(n).padStart(2, '0')}CdEfGhIjKlMnOpQrStUv`);

/** Fields that must be filled in, and the kinds of nothing that people send. */
const NEEDED: readonly string[] = (
  'course reason amount birthday visitAt period lesson training kind leaves term equipment place building room supervisor college class home ' +
  'phone email idNo partner teacherNo proof plan pictures signature spot items limit'
).split(' ');
const NOTHING: readonly (readonly [string, unknown])[] = [
  ['empty', ''],
  ['missing', undefined],
  ['null', null],
  ['an empty list', []],
];

/** Texts that no field but a text may hold; each names the code it is refused with. */
const TEXTLESS: readonly (readonly [string, string])[] = [
  ['distance', 'badNumber'],
  ['amount', 'badNumber'],
  ['birthday', 'badDate'],
  ['visitAt', 'badDate'],
  ['period', 'type'],
  ['lesson', 'type'],
  ['training', 'type'],
  ['kind', 'notAnOption'],
  ['leaves', 'type'],
  ['term', 'notAnOption'],
  ['equipment', 'type'],
  ['place', 'type'],
  ['companions', 'type'],
  ['home', 'type'],
  ['phone', 'badPhone'],
  ['email', 'badEmail'],
  ['idNo', 'badIdNumber'],
  ['partner', 'badNumberOfPerson'],
  ['teacherNo', 'badNumberOfPerson'],
  ['proof', 'type'],
  ['plan', 'type'],
  ['pictures', 'type'],
  ['signature', 'type'],
  ['items', 'type'],
  ['limit', 'badNumber'],
];

const HOSTILE: readonly (readonly [string, string])[] = [
  ['a script', SCRIPT],
  ['a formula', FORMULA],
  ['emoji and a rare character', RARE],
];

/** Answers of the wrong kind altogether. */
const STRANGE: readonly (readonly [string, unknown])[] = [
  ['an object', { toString: 1 }],
  ['a deep list', [[['x']]]],
];

const OWN: readonly Case[] = [
  { field: 'course', what: 'blanks', typed: ' 　\t\n', becomes: refused('/course required') },
  { field: 'course', what: 'a script, which stays text', typed: SCRIPT, becomes: value(SCRIPT) },
  { field: 'course', what: 'a formula, which stays text', typed: '=1+1', becomes: value('=1+1') },
  { field: 'course', what: 'rare characters, each counted once', typed: RARE, becomes: value(RARE) },
  {
    field: 'course',
    what: 'thirty rare characters',
    typed: '𠮷'.repeat(30),
    becomes: value('𠮷'.repeat(30)),
  },
  { field: 'course', what: 'one too many', typed: '𠮷'.repeat(31), becomes: refused('/course tooLong') },
  { field: 'course', what: 'too few', typed: '数', becomes: refused('/course tooShort') },
  {
    field: 'course',
    what: 'full-width letters and digits',
    typed: '　Ｃ语言１２　',
    becomes: value('C语言12'),
  },
  { field: 'course', what: 'control characters', typed: '高等\u0000数\u0007学', becomes: value('高等数学') },
  { field: 'course', what: 'half of a character', typed: '高等\ud842', becomes: value('高等\ufffd') },
  { field: 'course', what: 'a number', typed: 5, becomes: refused('/course type') },
  { field: 'account', what: 'another form', typed: 'Zhang', becomes: refused('/account pattern') },
  { field: 'account', what: 'full-width', typed: 'ｚｈａｎｇ１', becomes: value('zhang1') },
  { field: 'account', what: 'nothing, as it may', typed: '', becomes: value(undefined) },
  { field: 'reason', what: 'several lines', typed: '一\r\n二三四五', becomes: value('一\n二三四五') },
  { field: 'reason', what: 'far too long', typed: '长'.repeat(10_000), becomes: refused('/reason tooLong') },
  { field: 'distance', what: 'full-width digits', typed: '１２．５', becomes: value(12.5) },
  { field: 'distance', what: 'thousands', typed: '1,234.5', becomes: value(1234.5) },
  { field: 'distance', what: 'below the least', typed: '-1', becomes: refused('/distance tooSmall') },
  { field: 'distance', what: 'above the most', typed: '5000.1', becomes: refused('/distance tooLarge') },
  { field: 'distance', what: 'too exact', typed: '1.25', becomes: refused('/distance tooPrecise') },
  { field: 'distance', what: 'a power', typed: '1e3', becomes: refused('/distance badNumber') },
  { field: 'amount', what: 'full-width with sign', typed: '￥１，２３４．５０', becomes: value(123_450) },
  { field: 'amount', what: 'too much', typed: '5000000.01', becomes: refused('/amount tooLarge') },
  { field: 'amount', what: 'a third decimal', typed: '1.234', becomes: refused('/amount badNumber') },
  { field: 'amount', what: 'half a 分', typed: 100.5, becomes: refused('/amount badNumber') },
  {
    field: 'birthday',
    what: 'full-width in Chinese',
    typed: '２００５年５月８日',
    becomes: value('2005-05-08'),
  },
  { field: 'birthday', what: 'no such day', typed: '2005-02-30', becomes: refused('/birthday badDate') },
  { field: 'birthday', what: 'tomorrow', typed: '2026-03-03', becomes: refused('/birthday tooLate') },
  {
    field: 'visitAt',
    what: 'a space between',
    typed: '2026-03-10 ０９：１５',
    becomes: value('2026-03-10T09:15'),
  },
  { field: 'visitAt', what: 'yesterday', typed: '2026-03-01T09:00', becomes: refused('/visitAt tooEarly') },
  {
    field: 'visitAt',
    what: 'between two quarters',
    typed: '2026-03-10T09:20',
    becomes: refused('/visitAt step'),
  },
  {
    field: 'period',
    what: 'reversed',
    typed: { from: { date: '2026-03-11', half: 'am' }, to: { date: '2026-03-10', half: 'pm' } },
    becomes: refused('/period reversed'),
  },
  {
    field: 'period',
    what: 'days from outside',
    typed: { from: { date: '2026/3/10', half: 'am' }, to: { date: '2026-03-10', half: 'pm' }, days: 99 },
    becomes: value({
      from: { date: '2026-03-10', half: 'am' },
      to: { date: '2026-03-10', half: 'pm' },
      days: 1,
    }),
  },
  {
    field: 'lesson',
    what: 'times from outside',
    typed: { date: '2026-03-12', slot: 'p12', from: '00:00', to: '24:00' },
    becomes: value({ date: '2026-03-12', slot: 'p12', from: '08:00', to: '09:35', minutes: 95 }),
  },
  {
    field: 'lesson',
    what: 'another slot',
    typed: { date: '2026-03-12', slot: SCRIPT },
    becomes: refused('/lesson/slot notAnOption'),
  },
  {
    field: 'training',
    what: 'too long',
    typed: { date: '2026-03-12', from: '08:00', to: '12:00' },
    becomes: refused('/training/to tooLong'),
  },
  { field: 'term', what: 'full-width', typed: '２０２６－２０２７－１', becomes: value('2026-2027-1') },
  { field: 'term', what: 'a term long over', typed: '2019-2020-1', becomes: refused('/term notAnOption') },
  {
    field: 'equipment',
    what: 'too many',
    typed: ['projector', 'sound', 'board'],
    becomes: refused('/equipment tooMany'),
  },
  {
    field: 'equipment',
    what: 'twice',
    typed: ['sound', 'projector', 'sound'],
    becomes: value(['projector', 'sound']),
  },
  { field: 'place', what: 'half a way', typed: ['wushan'], becomes: refused('/place/1 required') },
  { field: 'place', what: 'a script', typed: [SCRIPT], becomes: refused('/place/0 notAnOption') },
  {
    field: 'companions',
    what: 'four people',
    typed: ['1', '2', '3', '4'],
    becomes: refused('/companions tooMany'),
  },
  {
    field: 'home',
    what: 'full-width digits',
    typed: '４４０１０６',
    becomes: value({ id: '440106', name: '440106' }),
  },
  { field: 'phone', what: 'spaces and dashes', typed: ' 138-0013 8000 ', becomes: value('13800138000') },
  {
    field: 'phone',
    what: 'full-width',
    typed: '＋８６１３８００１３８０００',
    becomes: value('13800138000'),
  },
  { field: 'phone', what: 'one digit too few', typed: '1380013800', becomes: refused('/phone badPhone') },
  {
    field: 'email',
    what: 'full-width @ and capitals',
    typed: 'Li.Xy＠Example.EDU.cn',
    becomes: value('Li.Xy@example.edu.cn'),
  },
  {
    field: 'email',
    what: 'a line end with a header',
    typed: 'a@b.cn\nBcc: c@d.cn',
    becomes: refused('/email badEmail'),
  },
  {
    field: 'idNo',
    what: 'spaces, full-width and a small x',
    typed: '１１０１０５ 19491231 002x',
    becomes: value('11010519491231002X'),
  },
  {
    field: 'idNo',
    what: 'a wrong digit',
    typed: '110105194912310021',
    becomes: refused('/idNo badIdNumber'),
  },
  { field: 'partner', what: 'full-width', typed: '２０２４ ０００２', becomes: value('20240002') },
  { field: 'proof', what: 'fifty files', typed: FIFTY, becomes: refused('/proof tooManyFiles') },
  {
    field: 'proof',
    what: 'a path instead of an id',
    typed: ['../../etc/passwd'],
    becomes: refused('/proof/0 badFile'),
  },
  { field: 'proof', what: 'one file twice', typed: [ID, ID], becomes: value([ID]) },
  { field: 'plan', what: 'fifty documents', typed: FIFTY, becomes: refused('/plan tooManyFiles') },
  { field: 'pictures', what: 'fifty photos', typed: FIFTY, becomes: refused('/pictures tooManyFiles') },
  {
    field: 'signature',
    what: 'a blank name',
    typed: { typed: ' 　' },
    becomes: refused('/signature required'),
  },
  { field: 'signature', what: 'a rare name', typed: { typed: '𠮷田' }, becomes: value({ typed: '𠮷田' }) },
  {
    field: 'spot',
    what: 'a script, which stays text',
    typed: { text: SCRIPT },
    becomes: value({ text: SCRIPT }),
  },
  {
    field: 'spot',
    what: 'a point without words',
    typed: { text: '', lng: 113, lat: 23 },
    becomes: refused('/spot/text required'),
  },
  { field: 'spot', what: 'too long', typed: '长'.repeat(101), becomes: refused('/spot tooLong') },
  {
    field: 'items',
    what: 'a bad cell',
    typed: [{ name: '灯', count: '０', price: '1' }],
    becomes: refused('/items/0/count tooSmall'),
  },
  {
    field: 'items',
    what: 'full-width cells and a sum from outside',
    typed: [{ name: ' 灯 ', count: '２', price: '￥１０．５', sum: 1 }, { name: '' }],
    becomes: value([{ name: '灯', count: 2, price: 1050, sum: 2100 }]),
  },
  {
    field: 'items',
    what: 'six rows',
    typed: Array.from({ length: 6 }, () => ({ name: '灯', count: 1, price: 1 })),
    becomes: refused('/items tooMany'),
  },
  { field: 'limit', what: 'what a rule forbids', typed: '16', becomes: refused('/limit validation') },
  { field: 'ownUnit', what: 'a value for what is read only', typed: '校长办公室', becomes: value('农学院') },
  {
    field: 'ownName',
    what: 'a value for what the directory holds fast',
    typed: SCRIPT,
    becomes: value('李晓雨'),
  },
  { field: 'ownClass', what: 'a deep list', typed: [[['x']]], becomes: refused('/ownClass type') },
  { field: 'classmate', what: 'a deep list', typed: [[['x']]], becomes: refused('/classmate type') },
  { field: 'total', what: 'a value for what is computed', typed: 1, becomes: value(2100) },
  { field: 'mind', what: 'a value for a notice', typed: 'x', becomes: value(undefined) },
  {
    field: 'nothing',
    what: 'a field that the form does not have',
    typed: 'x',
    becomes: refused('/nothing unknownField'),
  },
];

/** Every case: kinds of nothing, hostile texts and strange values for each field, then what is particular to one. */
export const cases: readonly Case[] = [
  ...NEEDED.flatMap((field) =>
    NOTHING.map(([what, typed]) => ({ field, what, typed, becomes: refused(`/${field} required`) })),
  ),
  ...TEXTLESS.flatMap(([field, code]) =>
    HOSTILE.map(([what, typed]) => ({ field, what, typed, becomes: refused(`/${field} ${code}`) })),
  ),
  ...[
    'course',
    'reason',
    'amount',
    'birthday',
    'kind',
    'leaves',
    'phone',
    'email',
    'idNo',
    'partner',
  ].flatMap((field) =>
    STRANGE.map(([what, typed]) => ({ field, what, typed, becomes: refused(`/${field} type`) })),
  ),
  ...OWN,
];
