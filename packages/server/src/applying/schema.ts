import { Type } from 'typebox';
import { InstanceSummary } from '../instances/schema.ts';
import { PersonRef } from '../people/person-ref-schema.ts';
import { contract, JsonRecord, nullable, problems, READ, WRITE } from '../platform/http/contract.ts';

const CodeParams = Type.Object({
  code: Type.String({ minLength: 1, maxLength: 64, pattern: '^[a-z0-9-]+$' }),
});

export const listApplicants = contract({
  method: 'GET',
  url: '/api/services/:code/applicants',
  access: { ...READ, rate: 'search' },
  schema: {
    operationId: 'listApplicants',
    summary: '可代办的人 For whom I may apply; at a counter by person number',
    tags: ['applying'],
    params: CodeParams,
    querystring: Type.Object({ personNo: Type.Optional(Type.String({ minLength: 1, maxLength: 32 })) }),
    response: {
      200: Type.Object({
        items: Type.Array(Type.Object({ ...PersonRef.properties, className: nullable(Type.String()) })),
        byNumber: Type.Boolean({ description: 'Others may be found by their person number' }),
      }),
      ...problems,
    },
  },
});

export const countDuplicates = contract({
  method: 'POST',
  url: '/api/services/:code/duplicates',
  access: { ...WRITE, rate: 'search', audit: false },
  schema: {
    operationId: 'countDuplicates',
    summary: '重复提示 How many cases are the same as these answers; only the own ones are named',
    tags: ['applying'],
    params: CodeParams,
    body: Type.Object(
      {
        data: JsonRecord,
        for: Type.Optional(Type.Integer({ minimum: 1 })),
        /** The own case that is being changed: it is no duplicate of itself. */
        except: Type.Optional(Type.Integer({ minimum: 1 })),
      },
      { additionalProperties: false },
    ),
    response: {
      200: Type.Object({
        count: Type.Integer({ description: 'Counted up to 100' }),
        about: nullable(Type.Object({ zh: Type.String(), en: Type.String() })),
        own: Type.Array(
          Type.Object({
            id: Type.Integer(),
            reference: Type.String(),
            title: Type.String(),
            state: InstanceSummary.properties.state,
            submittedAt: InstanceSummary.properties.submittedAt,
          }),
        ),
      }),
      ...problems,
    },
  },
});
