import { Type } from 'typebox';
import { AUDIENCES } from '../catalogue/definition.ts';
import {
  contract,
  IdParams,
  Instant,
  next,
  nullable,
  PageQuery,
  problems,
  READ,
  Text,
  WRITE,
} from '../platform/http/contract.ts';

const Kind = Type.Enum(['general', 'suspended', 'peak', 'changed']);
const Inline = Type.Object({
  text: Type.String(),
  bold: Type.Boolean(),
  link: Type.Optional(Type.String({ description: 'https, http, mailto, tel or a path of the hall' })),
});
const Block = Type.Object({
  kind: Type.Enum(['heading', 'paragraph', 'bullets', 'numbers']),
  lines: Type.Array(Type.Array(Inline)),
});
const Body = Type.Object({ zh: Type.Array(Block), en: Type.Array(Block) });

export const NoticeCard = Type.Object({
  id: Type.Integer(),
  kind: Kind,
  title: Text,
  unit: Type.String({ description: 'Name of the unit that issued it' }),
  service: nullable(Type.Object({ code: Type.String(), name: Text })),
  pinned: Type.Boolean(),
  publishedAt: Instant,
  expiresAt: nullable(Instant),
  read: nullable(Type.Boolean({ description: 'null = not signed in' })),
});

export const listNotices = contract({
  method: 'GET',
  url: '/api/notices',
  access: { ...READ, auth: 'public' },
  schema: {
    operationId: 'listNotices',
    summary: '通告 Notices that the reader may see now, newest first; pinned ones apart, on the first page',
    tags: ['notices'],
    querystring: Type.Object({
      ...PageQuery,
      service: Type.Optional(Type.String({ maxLength: 64, description: 'Only those about this service' })),
    }),
    response: {
      200: Type.Object({ pinned: Type.Array(NoticeCard), items: Type.Array(NoticeCard), next }),
      ...problems,
    },
  },
});

export const getNotice = contract({
  method: 'GET',
  url: '/api/notices/:id',
  access: { ...READ, auth: 'public' },
  schema: {
    operationId: 'getNotice',
    summary: '通告详情 One notice',
    tags: ['notices'],
    params: IdParams,
    response: { 200: Type.Object({ ...NoticeCard.properties, body: Body }), ...problems },
  },
});

export const readNotice = contract({
  method: 'POST',
  url: '/api/notices/:id/read',
  access: { ...WRITE, audit: false },
  schema: {
    operationId: 'readNotice',
    summary: '已读回执 Note that the reader has read it',
    tags: ['notices'],
    params: IdParams,
    response: { 204: Type.Null(), ...problems },
  },
});

const Title = Type.String({ minLength: 2, maxLength: 80, pattern: '\\S' });
const Marked = Type.String({ minLength: 1, maxLength: 20_000, pattern: '\\S' });
const Sources = Type.Object({ zh: Marked, en: Marked }, { additionalProperties: false });

const NoticeInput = Type.Object(
  {
    unit: Type.String({ minLength: 1, maxLength: 64, description: 'Code of the issuing unit' }),
    service: nullable(Type.String({ maxLength: 64 })),
    kind: Kind,
    title: Type.Object({ zh: Title, en: Title }, { additionalProperties: false }),
    body: Sources,
    audience: Type.Array(Type.Enum([...AUDIENCES]), {
      uniqueItems: true,
      description: 'Empty = everybody, also without signing in',
    }),
    pinned: Type.Boolean(),
    publishAt: Instant,
    expiresAt: nullable(Instant),
  },
  { additionalProperties: false },
);

const OFFICE = { roles: ['office', 'admin'] } as const;

const IssuedNotice = Type.Object({
  id: Type.Integer(),
  kind: Kind,
  title: Text,
  unit: Type.String(),
  state: Type.Enum(['planned', 'shown', 'expired', 'withdrawn']),
  publishAt: Instant,
  expiresAt: nullable(Instant),
});

export const listIssuedNotices = contract({
  method: 'GET',
  url: '/api/office/notices',
  access: { ...READ, ...OFFICE },
  schema: {
    operationId: 'listIssuedNotices',
    summary: '本单位通告 What the reader’s units issued, and the units to issue for',
    tags: ['notices'],
    querystring: Type.Object(PageQuery),
    response: {
      200: Type.Object({
        items: Type.Array(IssuedNotice),
        next,
        units: Type.Array(Type.Object({ code: Type.String(), name: Type.String() })),
        services: Type.Array(Type.Object({ code: Type.String(), name: Text })),
      }),
      ...problems,
    },
  },
});

export const getIssuedNotice = contract({
  method: 'GET',
  url: '/api/office/notices/:id',
  access: { ...READ, ...OFFICE },
  schema: {
    operationId: 'getIssuedNotice',
    summary: '编辑通告 A notice as typed, with the number of people who have read it',
    tags: ['notices'],
    params: IdParams,
    response: {
      200: Type.Object({
        ...NoticeInput.properties,
        id: Type.Integer(),
        version: Type.Integer(),
        withdrawn: Type.Boolean(),
        readers: Type.Integer(),
      }),
      ...problems,
    },
  },
});

export const createNotice = contract({
  method: 'POST',
  url: '/api/office/notices',
  access: { ...WRITE, ...OFFICE },
  schema: {
    operationId: 'createNotice',
    summary: '发布通告 Issue a notice',
    tags: ['notices'],
    body: NoticeInput,
    response: { 200: Type.Object({ id: Type.Integer() }), ...problems },
  },
});

export const updateNotice = contract({
  method: 'PUT',
  url: '/api/office/notices/:id',
  access: { ...WRITE, ...OFFICE },
  schema: {
    operationId: 'updateNotice',
    summary: '修改通告 Change a notice',
    tags: ['notices'],
    params: IdParams,
    body: Type.Object(
      { ...NoticeInput.properties, version: Type.Integer({ minimum: 1 }) },
      { additionalProperties: false },
    ),
    response: { 204: Type.Null(), ...problems },
  },
});

export const withdrawNotice = contract({
  method: 'POST',
  url: '/api/office/notices/:id/withdraw',
  access: { ...WRITE, ...OFFICE },
  schema: {
    operationId: 'withdrawNotice',
    summary: '撤下通告 Take a notice back: nobody sees it from now on',
    tags: ['notices'],
    params: IdParams,
    response: { 204: Type.Null(), ...problems },
  },
});

export const previewNotice = contract({
  method: 'POST',
  url: '/api/office/notices/preview',
  access: { ...WRITE, ...OFFICE, audit: false },
  schema: {
    operationId: 'previewNotice',
    summary: '预览 How marked-up text will look',
    tags: ['notices'],
    body: Type.Object({ text: Type.String({ maxLength: 20_000 }) }, { additionalProperties: false }),
    response: { 200: Type.Object({ blocks: Type.Array(Block) }), ...problems },
  },
});
