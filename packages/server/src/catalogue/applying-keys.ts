import { Type, type Static } from 'typebox';

const Words = Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' });
const Texts = Type.Object({ zh: Words, en: Words }, { additionalProperties: false });
const Key = Type.String({ pattern: '^[A-Za-z][A-Za-z0-9_]{0,59}$' });
const Days = (minimum: number, maximum: number) => Type.Integer({ minimum, maximum });
const Told = Type.Enum(['nobody', 'owner', 'approvers']);

/** Duplicate hint 重复提示: what makes two applications the same, and how long a closed one still counts. */
const Duplicates = Type.Object(
  {
    /** Form fields whose answers are compared. */
    key: Type.Array(Key, { minItems: 1, maxItems: 8, uniqueItems: true }),
    /** Days after its submit in which a closed case still counts; 0 = only cases under way do. */
    withinDays: Type.Optional(Days(0, 366)),
    /** Only cases of the same person are compared. */
    perPerson: Type.Optional(Type.Boolean()),
    /** What is the same, such as 该房间. */
    about: Type.Optional(Texts),
  },
  { additionalProperties: false },
);

/** Confirmation by the applicant 申请人确认 after the close; without an answer it confirms itself after so many days. */
const Confirmation = Type.Object(
  {
    afterDays: Days(1, 90),
    /** The step at which a case goes on that is not solved; left out = the step that was decided last. */
    reopenAt: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    /** Photos or documents that 没有解决 may bring. */
    maxFiles: Type.Optional(Days(0, 9)),
  },
  { additionalProperties: false },
);

/** When an obligation is due: at the end of a day of the form, or of a day counted from the approval. */
const DueRule = Type.Union([
  Type.Object({ field: Key, plusDays: Type.Optional(Days(0, 366)) }, { additionalProperties: false }),
  Type.Object({ afterDays: Days(0, 366) }, { additionalProperties: false }),
]);

/** Obligation 办结后义务, such as 销假 or 归还: begins when the case is approved, ends when its holder fulfils it. */
const Obligation = Type.Object(
  {
    kind: Key,
    name: Texts,
    /** What the holder is to do, in a sentence. */
    text: Type.Optional(Texts),
    holder: Type.Optional(Type.Enum(['applicant', 'filer'])),
    /** FEEL over the fields and parameters; left out = always. */
    when: Type.Optional(Type.String({ minLength: 1, maxLength: 1000 })),
    due: DueRule,
    /** Days before the due date on which the holder is reminded. */
    remindDaysBefore: Type.Optional(Type.Array(Days(0, 60), { maxItems: 3, uniqueItems: true })),
    /** Fields as in form.yaml. */
    evidence: Type.Optional(Type.Array(Type.Unknown(), { maxItems: 20 })),
    /** Who is told when it was fulfilled, and when it is overdue (its holder is told anyway). */
    onFulfil: Type.Optional(Told),
    onOverdue: Type.Optional(Told),
    /** While it is open, its holder cannot apply for this service again. */
    blocksNew: Type.Optional(Type.Boolean()),
    /** A new application of the same service may extend it 续办: approved, it takes the place of this one. */
    extendable: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);
export type Obligation = Static<typeof Obligation>;

/** Keys of service.yaml about applying and what follows 申请与办结后: all may be left out. */
export const APPLYING_KEYS = {
  duplicates: Type.Optional(Duplicates),
  /**
   * Who may apply for others 代办: the relations of the directory whose people may, `office` = the counter of the unit
   * in charge, `family` = people linked by 亲情账号.
   */
  onBehalf: Type.Optional(
    Type.Array(Type.String({ pattern: '^[A-Za-z][A-Za-z0-9_-]{0,59}$' }), {
      maxItems: 10,
      uniqueItems: true,
    }),
  ),
  confirmation: Type.Optional(Confirmation),
  obligations: Type.Optional(Type.Array(Obligation, { maxItems: 5 })),
};
