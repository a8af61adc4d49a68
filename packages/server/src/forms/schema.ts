import { Type } from 'typebox';
import { contract, JsonRecord, problems, READ } from '../platform/http/contract.ts';

const CodeParams = Type.Object({
  code: Type.String({ minLength: 1, maxLength: 64, pattern: '^[a-z0-9-]+$' }),
});
const Version = Type.Optional(
  Type.Integer({ minimum: 1, description: 'Version of the service; left out = the serving one' }),
);

export const getFormSchema = contract({
  method: 'GET',
  url: '/api/services/:code/form/schema',
  access: { ...READ, auth: 'public' },
  schema: {
    operationId: 'getFormSchema',
    summary: '表单模式 JSON Schema 2020-12 of the data that a submit of this service takes',
    tags: ['catalogue'],
    params: CodeParams,
    querystring: Type.Object({ version: Version }),
    response: { 200: JsonRecord, ...problems },
  },
});

export const findFormOptions = contract({
  method: 'GET',
  url: '/api/services/:code/form/options',
  access: { ...READ, rate: 'search' },
  schema: {
    operationId: 'findFormOptions',
    summary:
      '选项 What a picker of the form offers, by name, code, pinyin or initials; students only by the whole number or name. At most 50, districts by level',
    tags: ['catalogue'],
    params: CodeParams,
    querystring: Type.Object({
      field: Type.String({
        maxLength: 130,
        pattern: '^[A-Za-z]\\w*(\\.[A-Za-z]\\w*)?$',
        description: 'Key of the field; `table.column` inside a detail table',
      }),
      version: Version,
      for: Type.Optional(
        Type.Integer({ minimum: 1, description: 'The applicant, when somebody else fills the form in' }),
      ),
      query: Type.Optional(Type.String({ maxLength: 100 })),
      parent: Type.Optional(
        Type.String({ maxLength: 64, description: 'Code above: a building, a province' }),
      ),
    }),
    response: {
      200: Type.Object({
        items: Type.Array(
          Type.Object({
            id: Type.String(),
            name: Type.String(),
            detail: Type.String({ description: 'What tells it from others of this name, such as a unit' }),
            parts: Type.Boolean({ description: 'Something below it must be chosen still' }),
          }),
        ),
      }),
      ...problems,
    },
  },
});
