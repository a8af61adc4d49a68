import { isApplied, type ServiceDefinition } from '../definition.ts';
import { LIFE_EVENTS } from '../life-events.ts';
import { THEMES } from '../themes.ts';

/** Notes a problem of service.yaml: place, code, cure in Chinese and English. */
export type Note = (at: string, code: string, zh: string, en: string) => void;

/** Checks what type and mode ask for 事项类型与办理模式: each has its own parts, and no part is there for nothing. */
export function checkKind(definition: ServiceDefinition, note: Note): void {
  checkWords(definition, note);
  checkMode(definition, note);
  checkParts(definition, note);
}

function checkWords({ themes, lifeEvents = [], code, parentCode }: ServiceDefinition, note: Note): void {
  const unknown = (at: string, zh: string, en: string, found: string, known: Iterable<string>): void => {
    const all = [...known].join(', ');
    note(
      at,
      en.replace(' e', 'E'),
      `没有${zh}“${found}”，可用的有：${all}`,
      `There is no ${en} “${found}”; there are: ${all}`,
    );
  };
  for (const [index, theme] of themes.entries())
    if (!THEMES.has(theme)) unknown(`/themes/${index}`, '主题', 'theme', theme, THEMES.keys());
  for (const [index, event] of lifeEvents.entries())
    if (!LIFE_EVENTS.has(event))
      unknown(`/lifeEvents/${index}`, '人生事件', 'life event', event, LIFE_EVENTS.keys());
  if (parentCode === code)
    note(
      '/parentCode',
      'parentCode',
      '上级事项不能是它自己，请改正或删去',
      'A service is not its own parent: correct or remove it',
    );
}

function checkMode({ type, mode }: ServiceDefinition, note: Note): void {
  if ((type === 'link') !== (mode === 'link'))
    note(
      '/mode',
      'mode',
      'type 是 link 的事项，mode 也必须是 link；其他类型不能用 link',
      'Type link goes with mode link, and no other type does: make them fit',
    );
  if ((type === 'query' || type === 'publicity') && mode !== 'online')
    note(
      '/mode',
      'mode',
      '查询类和公示类事项的 mode 必须是 online',
      'A query or publicity item has mode online',
    );
}

/** Which parts which service has; the name of a part is its key in service.yaml. */
function checkParts(definition: ServiceDefinition, note: Note): void {
  const { type, referenceCode, link, page } = definition;
  const shows = type === 'query' || type === 'publicity';
  must(note, 'referenceCode', referenceCode !== undefined, isApplied(definition));
  must(note, 'link', link !== undefined, type === 'link');
  must(note, 'page', page !== undefined, shows);
  if (link !== undefined && !URL.canParse(link.url))
    note(
      '/link/url',
      'url',
      '不是正确的网址，请写成 https://… 的完整地址',
      'Not a web address: write it in full, https://…',
    );
  if (page !== undefined) checkPage(page, type === 'publicity', note);
}

function must(note: Note, part: string, is: boolean, wanted: boolean): void {
  if (is && !wanted)
    note(
      `/${part}`,
      'unexpected',
      `这种 type 和 mode 的事项用不到 ${part}，请删去`,
      `A service of this type and mode has no ${part}: remove it`,
    );
  if (!is && wanted)
    note(
      `/${part}`,
      'missing',
      `这种 type 和 mode 的事项必须写 ${part}`,
      `A service of this type and mode needs ${part}: add it`,
    );
}

type Page = NonNullable<ServiceDefinition['page']>;

function checkPage({ text, tables = [], period, objections }: Page, isPublicity: boolean, note: Note): void {
  if (text === undefined && tables.length === 0)
    note(
      '/page',
      'missing',
      'page 要有 text 或 tables，否则没有内容可看',
      'page needs text or tables, or there is nothing to see',
    );
  for (const [index, { columns, rows }] of tables.entries())
    for (const [row, cells] of rows.entries())
      if (cells.length !== columns.length)
        note(
          `/page/tables/${index}/rows/${row}`,
          'columns',
          `这一行有 ${cells.length} 格，表头有 ${columns.length} 列，请改成一样`,
          `This row has ${cells.length} cells, the table ${columns.length} columns: make them the same`,
        );
  must(note, 'page/period', period !== undefined, isPublicity);
  must(note, 'page/objections', objections !== undefined, isPublicity);
  if (period !== undefined && period.from > period.to)
    note(
      '/page/period',
      'reversed',
      '公示的结束日期早于开始日期，请调换',
      'The period ends before it begins: swap the dates',
    );
}
