import { Type } from 'typebox';
import { InstanceSummary } from '../instances/schema.ts';
import { contract, IdParams, next, PageQuery, problems, READ, Text } from '../platform/http/contract.ts';

const Language = Type.Optional(Type.Enum(['zh', 'en']));
const Format = Type.Optional(Type.Enum(['html', 'pdf']));
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'A day on campus' });

export const printInstance = contract({
  method: 'GET',
  url: '/api/instances/:id/print',
  access: READ,
  schema: {
    operationId: 'printInstance',
    summary: '打印办件 One case as a page to print, for whoever may read it',
    tags: ['printing'],
    params: IdParams,
    querystring: Type.Object({ language: Language, format: Format }),
    response: { 200: Type.Unknown(), ...problems },
  },
});

/** Cases that are printed together. */
export const MOST_PRINTED = 100;

export const printInstances = contract({
  method: 'GET',
  url: '/api/office/print',
  access: { ...READ, roles: ['office', 'admin'], audit: true },
  schema: {
    operationId: 'printInstances',
    summary: '批量打印 Up to 100 closed cases, each on a sheet of its own',
    tags: ['printing'],
    querystring: Type.Object({
      ids: Type.String({
        pattern: '^[1-9]\\d{0,14}(,[1-9]\\d{0,14})*$',
        maxLength: 4000,
        description: 'Ids of up to 100 closed cases that the reader may read, between commas',
      }),
      language: Language,
      format: Format,
    }),
    response: { 200: Type.Unknown(), ...problems },
  },
});

export const listPrintable = contract({
  method: 'GET',
  url: '/api/office/cases',
  access: { ...READ, roles: ['office', 'admin'] },
  schema: {
    operationId: 'listPrintable',
    summary: '已办结办件 Closed cases of the services that the own unit answers for, newest close first',
    tags: ['printing'],
    querystring: Type.Object({
      ...PageQuery,
      service: Type.Optional(Type.String({ maxLength: 64 })),
      outcome: Type.Optional(
        Type.Enum(['approved', 'rejected', 'completed', 'withdrawn', 'terminated', 'voided', 'lapsed']),
      ),
      from: Type.Optional(Day),
      to: Type.Optional(Day),
    }),
    response: {
      200: Type.Object({
        items: Type.Array(InstanceSummary),
        next,
        services: Type.Array(Type.Object({ code: Type.String(), name: Text }), {
          description: 'Services to choose from',
        }),
        most: Type.Integer({ description: 'Cases that may be printed together' }),
      }),
      ...problems,
    },
  },
});
