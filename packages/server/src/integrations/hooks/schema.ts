import { Type } from 'typebox';
import { contract, nullable, problems, Text, WRITE } from '../../platform/http/contract.ts';

const CodeParams = Type.Object({
  code: Type.String({ minLength: 1, maxLength: 64, pattern: '^[a-z0-9-]+$' }),
});
const Field = Type.String({ maxLength: 60, pattern: '^[A-Za-z]\\w*$' });
const Filling = {
  version: Type.Optional(
    Type.Integer({ minimum: 1, description: 'Version of the service; left out = the serving one' }),
  ),
  for: Type.Optional(
    Type.Integer({ minimum: 1, description: 'The applicant, when somebody else fills the form in' }),
  ),
  data: Type.Record(Type.String(), Type.Unknown(), { description: 'What the form holds so far' }),
};
/** Asked while people type: changes nothing, and is no matter for the audit. */
const ASKING = { ...WRITE, rate: 'search', audit: false } as const;

const Choices = Type.Array(
  Type.Object({ code: Type.String({ description: 'What the field gets' }), name: Type.String() }),
);

/** A value that business systems fill in. */
const Filled = Type.Object({ field: Type.String(), value: Type.Unknown(), from: Text });

/** Of which questions about a form there is anybody to ask. */
export const Asked = Type.Object({
  opening: Type.Boolean({ description: 'Ask once the form stands' }),
  changing: Type.Array(Type.String(), { description: 'Fields to ask about when they have changed' }),
  suggesting: Type.Array(Type.String(), { description: 'Fields whose values can be searched for' }),
});

export const askAboutServiceForm = contract({
  method: 'POST',
  url: '/api/services/:code/form/ask',
  access: ASKING,
  schema: {
    operationId: 'askAboutServiceForm',
    summary:
      '询问业务系统 What business systems say to a form as it is opened, or to a field that has changed: values for it, a word, or why it is of no use',
    tags: ['catalogue'],
    params: CodeParams,
    body: Type.Object(
      { ...Filling, field: Type.Optional(Field) },
      { additionalProperties: false, description: 'Without `field` the form was opened' },
    ),
    response: {
      200: Type.Object({
        offered: Type.Array(Filled, {
          description: 'Values that the form takes, with the names of the systems',
        }),
        objection: nullable(Text),
        messages: Type.Array(Type.Object({ from: Text, text: Type.String() })),
        options: Choices,
      }),
      ...problems,
    },
  },
});

export const searchForServiceForm = contract({
  method: 'POST',
  url: '/api/services/:code/form/search',
  access: ASKING,
  schema: {
    operationId: 'searchForServiceForm',
    summary:
      '检索业务系统 What business systems find for a field of a form, by code, name, pinyin or initials',
    tags: ['catalogue'],
    params: CodeParams,
    body: Type.Object(
      {
        ...Filling,
        field: Field,
        query: Type.String({ minLength: 1, maxLength: 100 }),
        page: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
      },
      { additionalProperties: false },
    ),
    response: {
      200: Type.Object({ items: Choices, more: Type.Boolean({ description: 'There is another page' }) }),
      ...problems,
    },
  },
});
