import { Type } from 'typebox';
import { contract, IdParams, Instant, nullable, problems, READ, WRITE } from '../platform/http/contract.ts';

export const findPeople = contract({
  method: 'GET',
  url: '/api/people',
  access: { ...READ, rate: 'search' },
  schema: {
    operationId: 'findPeople',
    summary: '找人 Staff by name, number or pinyin, for the transfer picker; at most 20',
    tags: ['people'],
    querystring: Type.Object({ query: Type.String({ minLength: 1, maxLength: 100 }) }),
    response: {
      200: Type.Object({
        items: Type.Array(
          Type.Object({
            id: Type.Integer(),
            name: Type.String(),
            personNo: Type.String(),
            unit: Type.String(),
          }),
        ),
      }),
      ...problems,
    },
  },
});

export const findUnits = contract({
  method: 'GET',
  url: '/api/units',
  access: { ...READ, roles: ['admin', 'office'], rate: 'search' },
  schema: {
    operationId: 'findUnits',
    summary: '找单位 Units by code or part of the name; at most 20',
    tags: ['people'],
    querystring: Type.Object({ query: Type.String({ minLength: 1, maxLength: 100 }) }),
    response: {
      200: Type.Object({
        items: Type.Array(
          Type.Object({
            code: Type.String(),
            name: Type.String(),
            parent: Type.String({ description: 'Name of the unit that it belongs to; empty: none' }),
          }),
        ),
      }),
      ...problems,
    },
  },
});

export const ImportKind = Type.Enum(['units', 'classes', 'positions', 'persons', 'relations']);

export const ImportReport = Type.Object({
  kind: ImportKind,
  encoding: Type.String(),
  rows: Type.Integer(),
  added: Type.Integer(),
  changed: Type.Integer(),
  unchanged: Type.Integer(),
  removed: Type.Integer({ description: 'Holders, heads and relations that the file no longer names' }),
  rejected: Type.Integer({ description: 'Rows with at least one error' }),
  leavers: Type.Integer({ description: 'Active people that the file no longer names' }),
  applied: Type.Boolean(),
  ignoredColumns: Type.Array(Type.String(), { description: 'Columns of the file that mean nothing here' }),
  errorCount: Type.Integer({ description: 'All errors; at most 500 are listed' }),
  errors: Type.Array(
    Type.Object({
      line: Type.Integer({ description: 'As an editor or spreadsheet counts; 0 = the whole file' }),
      column: nullable(Type.String()),
      value: nullable(Type.String()),
      cause: Type.String(),
      cure: Type.String(),
    }),
  ),
});

export const importDirectory = contract({
  method: 'POST',
  url: '/api/directory/imports',
  access: { ...WRITE, roles: ['admin'], rate: 'import' },
  schema: {
    operationId: 'importDirectory',
    summary:
      '导入组织人员 Import units, people, classes, positions or relations from CSV/XLSX (multipart field `file`); nothing is written when a row is wrong or on a dry run',
    tags: ['people'],
    consumes: ['multipart/form-data'],
    querystring: Type.Object({
      kind: ImportKind,
      dryRun: Type.Optional(Type.Boolean({ default: true })),
      confirmLeavers: Type.Optional(Type.Boolean({ default: false })),
    }),
    response: { 200: ImportReport, ...problems },
  },
});

const PersonName = Type.Object({ id: Type.Integer(), name: Type.String(), personNo: Type.String() });

export const SubstitutionView = Type.Object({
  id: Type.Integer(),
  grantor: PersonName,
  substitute: PersonName,
  from: Instant,
  to: Instant,
  scope: Type.Enum(['all', 'services', 'nodes']),
  targets: Type.Array(Type.String(), { description: 'Codes of services, or service/node' }),
  includeOpen: Type.Boolean(),
  state: Type.Enum(['planned', 'active', 'over']),
});

export const listSubstitutions = contract({
  method: 'GET',
  url: '/api/substitutions',
  access: READ,
  schema: {
    operationId: 'listSubstitutions',
    summary: '长期委托 Own substitutes, and for whom one stands in; those of the last year',
    tags: ['people'],
    response: {
      200: Type.Object({ given: Type.Array(SubstitutionView), received: Type.Array(SubstitutionView) }),
      ...problems,
    },
  },
});

export const grantSubstitution = contract({
  method: 'POST',
  url: '/api/substitutions',
  access: WRITE,
  schema: {
    operationId: 'grantSubstitution',
    summary: '委托他人办理 Let somebody decide in the own seats for a time',
    tags: ['people'],
    body: Type.Object(
      {
        substitute: Type.Integer({ minimum: 1 }),
        from: Instant,
        to: Instant,
        scope: Type.Enum(['all', 'services', 'nodes']),
        targets: Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { maxItems: 100 }),
        includeOpen: Type.Boolean({ description: 'Tasks that are open already are meant too' }),
      },
      { additionalProperties: false },
    ),
    response: { 201: Type.Object({ id: Type.Integer() }), ...problems },
  },
});

export const endSubstitution = contract({
  method: 'DELETE',
  url: '/api/substitutions/:id',
  access: WRITE,
  schema: {
    operationId: 'endSubstitution',
    summary: '结束委托 End an own substitution now; one that has not begun never does',
    tags: ['people'],
    params: IdParams,
    response: { 204: Type.Null(), ...problems },
  },
});
