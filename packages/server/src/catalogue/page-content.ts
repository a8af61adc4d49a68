import { Type } from 'typebox';
import { Texts } from './texts.ts';

const CalendarDay = Type.String({ format: 'date' });

/** Where a link item 链接跳转类 leads. */
export const LinkTarget = Type.Object(
  { url: Type.String({ maxLength: 500, pattern: '^https?://' }), system: Texts },
  { additionalProperties: false },
);

const Cell = Type.Union([Type.String({ maxLength: 500 }), Texts]);
const PageTable = Type.Object(
  {
    title: Texts,
    columns: Type.Array(Texts, { minItems: 1, maxItems: 8 }),
    rows: Type.Array(Type.Array(Cell, { minItems: 1, maxItems: 8 }), { maxItems: 500 }),
  },
  { additionalProperties: false },
);

/** What a query 查询服务类 or a publicity item 公示公开类 shows; `period` and `objections` belong to the latter. */
export const PageContent = Type.Object(
  {
    text: Type.Optional(Type.Array(Texts, { minItems: 1, maxItems: 30 })),
    tables: Type.Optional(Type.Array(PageTable, { minItems: 1, maxItems: 10 })),
    period: Type.Optional(
      Type.Object({ from: CalendarDay, to: CalendarDay }, { additionalProperties: false }),
    ),
    objections: Type.Optional(Texts),
  },
  { additionalProperties: false },
);
