import { Type } from 'typebox';
import { CodeParams } from '../catalogue/schema.ts';
import { contract, Instant, nullable, problems, READ, Text, WRITE } from '../platform/http/contract.ts';

const office = { ...READ, roles: ['admin', 'office', 'auditor'] } as const;
const change = { ...WRITE, roles: ['admin', 'office'] } as const;

/** Files of a service folder, by path. Whatever else lies in a folder is not part of the service. */
const Files = Type.Record(
  Type.String({
    pattern:
      '^(service\\.yaml|form\\.yaml|flow\\.bpmn|scenarios\\.yaml|callable/[A-Za-z_][\\w.-]{0,99}\\.bpmn)$',
  }),
  Type.String({ maxLength: 1_000_000 }),
  { maxProperties: 40 },
);

const FileProblem = Type.Object({
  file: Type.String(),
  line: nullable(Type.Integer()),
  at: nullable(Type.String({ description: 'Place inside the file: JSON pointer, or id of a BPMN element' })),
  code: Type.String(),
  message: Text,
});

const DiffLine = Type.Object({
  kind: Type.Enum(['same', 'removed', 'added', 'gap']),
  line: nullable(Type.Integer()),
  text: Type.String(),
});
const FileDiff = Type.Object({ file: Type.String(), lines: Type.Array(DiffLine) });

const Version = Type.Integer({ minimum: 1, maximum: 1_000_000 });
const VersionParams = Type.Object({ ...CodeParams.properties, version: Version });
const Seen = Type.Integer({
  minimum: 0,
  description: 'Revision of the draft that was seen; 0 = there was none',
});

export const listVersions = contract({
  method: 'GET',
  url: '/api/office/services/:code/versions',
  access: office,
  schema: {
    operationId: 'listVersions',
    summary:
      '事项版本 Versions of a service: which is in force, which waits, who published what, cases on each',
    tags: ['publishing'],
    params: CodeParams,
    response: {
      200: Type.Object({
        name: nullable(Text),
        mayPublish: Type.Boolean(),
        draft: nullable(
          Type.Object({ savedAt: Instant, by: nullable(Type.String()), basedOn: nullable(Version) }),
        ),
        items: Type.Array(
          Type.Object({
            version: Version,
            state: Type.Enum(['inForce', 'waiting', 'past', 'withdrawn']),
            publishedAt: Instant,
            by: nullable(Type.String()),
            dueAt: Instant,
            from: nullable(Instant),
            until: nullable(Instant),
            effectiveFrom: nullable(Type.String()),
            remark: Type.String(),
            hasFiles: Type.Boolean(),
            running: Type.Integer({ description: 'Cases that still run on it; at most 10000' }),
          }),
        ),
      }),
      ...problems,
    },
  },
});

export const diffVersion = contract({
  method: 'GET',
  url: '/api/office/services/:code/versions/:version/diff',
  access: office,
  schema: {
    operationId: 'diffVersion',
    summary: '版本对比 What a version changed, line by line, against the one before it or another one',
    tags: ['publishing'],
    params: VersionParams,
    querystring: Type.Object({ against: Type.Optional(Version) }),
    response: {
      200: Type.Object({ against: nullable(Version), files: Type.Array(FileDiff) }),
      ...problems,
    },
  },
});

export const downloadVersion = contract({
  method: 'GET',
  url: '/api/office/services/:code/versions/:version/folder.zip',
  access: office,
  schema: {
    operationId: 'downloadVersion',
    summary: '下载事项文件夹 The folder that a version was published from',
    tags: ['publishing'],
    params: VersionParams,
    produces: ['application/zip'],
    response: { 200: Type.Any(), ...problems },
  },
});

export const withdrawVersion = contract({
  method: 'POST',
  url: '/api/office/services/:code/versions/:version/withdraw',
  access: change,
  schema: {
    operationId: 'withdrawVersion',
    summary: '撤销待生效的版本 Withdraws a version before its day',
    tags: ['publishing'],
    params: VersionParams,
    response: { 204: Type.Null(), ...problems },
  },
});

export const getVersionDraft = contract({
  method: 'GET',
  url: '/api/office/services/:code/draft',
  access: office,
  schema: {
    operationId: 'getVersionDraft',
    summary: '版本草稿 Draft of the next version with its problems, scenarios, and what it changes',
    tags: ['publishing'],
    params: CodeParams,
    response: {
      200: Type.Object({
        name: nullable(Text),
        isNew: Type.Boolean({ description: 'The hall does not have the service yet' }),
        files: Type.Record(Type.String(), Type.String()),
        revision: Type.Integer(),
        basedOn: nullable(Version),
        serving: nullable(Version),
        savedAt: Instant,
        by: nullable(Type.String()),
        mayPublish: Type.Boolean(),
        effectiveFrom: nullable(Type.String()),
        problems: Type.Array(FileProblem),
        vacant: Type.Array(FileProblem),
        scenarios: Type.Array(
          Type.Object({
            name: Type.String(),
            failures: Type.Array(Type.Object({ step: Type.Integer(), message: Type.String() })),
          }),
        ),
        uncovered: Type.Array(Type.String(), { description: 'Sequence flows that no scenario takes' }),
        diff: Type.Array(FileDiff),
      }),
      ...problems,
    },
  },
});

export const saveVersionDraft = contract({
  method: 'PUT',
  url: '/api/office/services/:code/draft',
  access: change,
  schema: {
    operationId: 'saveVersionDraft',
    summary: '保存版本草稿 Keeps the files of the next version, right or wrong',
    tags: ['publishing'],
    params: CodeParams,
    body: Type.Object({ seen: Seen, files: Files }, { additionalProperties: false }),
    response: { 200: Type.Object({ revision: Type.Integer() }), ...problems },
  },
});

export const beginVersionDraft = contract({
  method: 'POST',
  url: '/api/office/services/:code/draft',
  access: change,
  schema: {
    operationId: 'beginVersionDraft',
    summary: '从已有版本起草 Begins a draft from a version; there must be none',
    tags: ['publishing'],
    params: CodeParams,
    body: Type.Object({ version: Version }, { additionalProperties: false }),
    response: { 200: Type.Object({ revision: Type.Integer() }), ...problems },
  },
});

export const dropVersionDraft = contract({
  method: 'DELETE',
  url: '/api/office/services/:code/draft',
  access: change,
  schema: {
    operationId: 'dropVersionDraft',
    summary: '放弃版本草稿 Throws the draft away',
    tags: ['publishing'],
    params: CodeParams,
    querystring: Type.Object({ seen: Seen }),
    response: { 204: Type.Null(), ...problems },
  },
});

export const publishVersion = contract({
  method: 'POST',
  url: '/api/office/services/:code/draft/publish',
  access: change,
  schema: {
    operationId: 'publishVersion',
    summary: '发布 Publishes the draft, at once or from an instant on; cases under way keep their version',
    tags: ['publishing'],
    params: CodeParams,
    body: Type.Object(
      {
        seen: Seen,
        dueAt: nullable(Instant),
        remark: Type.String({ maxLength: 500, description: 'What is new' }),
      },
      { additionalProperties: false },
    ),
    response: { 200: Type.Object({ version: Version }), ...problems },
  },
});
