import { Type } from 'typebox';
import { contract, IdParams, problems, READ } from '../platform/http/contract.ts';

const Language = Type.Optional(Type.Enum(['zh', 'en']));

export const printInstance = contract({
  method: 'GET',
  url: '/api/instances/:id/print',
  access: READ,
  schema: {
    operationId: 'printInstance',
    summary: '打印办件 One case as a page to print, for whoever may read it',
    tags: ['printing'],
    params: IdParams,
    querystring: Type.Object({ language: Language, format: Type.Optional(Type.Enum(['html', 'pdf'])) }),
    response: { 200: Type.Unknown(), ...problems },
  },
});

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
        pattern: '^[1-9]\\d{0,14}(,[1-9]\\d{0,14}){0,99}$',
        description: 'Ids of up to 100 closed cases that the reader may read, between commas',
      }),
      language: Language,
      format: Type.Optional(Type.Enum(['html', 'pdf'])),
    }),
    response: { 200: Type.Unknown(), ...problems },
  },
});
