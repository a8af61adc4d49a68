import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import {
  contentOfGet,
  isSigned,
  signedGet,
  signedHeaders,
} from '../../../foundation/src/signing/signature.ts';

/** Secrets of both directions in tests. */
export const FROM_HALL = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
export const TO_HALL = `whsec_${Buffer.alloc(32, 2).toString('base64')}`;

/** A webhook that came in. */
export interface Heard {
  readonly id: string;
  readonly body: string;
  readonly event: { readonly data: Readonly<Record<string, unknown>> };
}

/** A hall of a test 测试大厅: real HTTP, answers what the test tells it, believes nothing that is not signed. */
export interface FakeHall {
  readonly url: string;
  readonly heard: Heard[];
  /** Answer to a webhook; undefined = never answers. */
  answer: (
    heard: Heard,
  ) => { readonly status: number; readonly headers?: Record<string, string> } | undefined;
  /** Files behind links. */
  readonly files: Map<string, Uint8Array>;
  /** Resolves when so many webhooks have come. */
  readonly until: (count: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function startFakeHall(now: () => number): Promise<FakeHall> {
  const waiting: (() => void)[] = [];
  const server = createServer((request, response) => void receive(request, response));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const hall: FakeHall = {
    url: `http://127.0.0.1:${address.port}`,
    heard: [],
    answer: () => ({ status: 202 }),
    files: new Map(),
    until: (count) =>
      new Promise((resolve) => {
        const look = () => {
          if (hall.heard.length >= count) resolve();
          else waiting.push(look);
        };
        look();
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return hall;

  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const body = Buffer.concat(chunks);
    const content = request.method === 'GET' ? contentOfGet(request.url ?? '') : body;
    if (!isSigned([TO_HALL], request.headers, content, now())) return void response.writeHead(401).end();
    if (request.method === 'GET') {
      const file = hall.files.get(request.url ?? '');
      return void (file === undefined ? response.writeHead(404).end() : response.writeHead(200).end(file));
    }
    const heard = {
      id: String(request.headers['webhook-id']),
      body: body.toString(),
      event: JSON.parse(body.toString()),
    };
    hall.heard.push(heard);
    const answer = hall.answer(heard);
    for (const look of waiting.splice(0)) look();
    if (answer !== undefined) response.writeHead(answer.status, answer.headers).end();
  }
}

/** Speaks to a centre as the hall does. */
export interface HallClient {
  readonly post: (
    path: string,
    event: Readonly<Record<string, unknown>> & { readonly id: string },
    change?: Change,
  ) => Promise<Answer>;
  readonly get: (path: string, change?: Change) => Promise<Answer>;
}

/** What a test does to a request after it was signed. */
export interface Change {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly secrets?: readonly string[];
  /** Another address than the one that a GET goes to. */
  readonly signedFor?: string;
}

export interface Answer {
  readonly status: number;
  readonly bytes: Uint8Array;
  readonly json: Record<string, unknown>;
}

export function hallClient(base: string, now: () => number): HallClient {
  const send = async (method: string, path: string, id: string | undefined, body: string, change: Change) => {
    const secrets = change.secrets ?? [FROM_HALL];
    const url = `${base}${path}`;
    const answer = await fetch(url, {
      method,
      headers: {
        ...(id === undefined
          ? signedGet(secrets, now(), change.signedFor ?? url)
          : signedHeaders(secrets, now(), { id, body })),
        ...(id === undefined ? {} : { 'content-type': 'application/json', 'idempotency-key': `"${id}"` }),
        ...change.headers,
      },
      ...(method === 'GET' ? {} : { body: change.body ?? body }),
    });
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const isJson = answer.headers.get('content-type')?.includes('json') === true;
    return { status: answer.status, bytes, json: isJson ? JSON.parse(Buffer.from(bytes).toString()) : {} };
  };
  return {
    post: (path, event, change = {}) => send('POST', path, event.id, JSON.stringify(event), change),
    get: (path, change = {}) => send('GET', path, undefined, '', change),
  };
}

/** An event of the hall about a case; `seq` makes its id. */
export function hallEvent<T extends string>(
  type: T,
  reference: string,
  seq: number,
  data: Readonly<Record<string, unknown>> = {},
) {
  const time = '2026-03-02T01:00:00.000Z';
  return {
    specversion: '1.0',
    id: `${reference}:${seq}`,
    source: 'urn:wangban:hall',
    type,
    subject: reference,
    time,
    timestamp: time,
    datacontenttype: 'application/json',
    origin: 'hall',
    hops: 0,
    data: { reference, ...data },
  };
}

/** The case of a leaking tap, as the hall sends it. */
export function createEvent(reference: string, data: Readonly<Record<string, unknown>> = {}) {
  return hallEvent('order.create', reference, 1, {
    service: 'dorm-repair',
    operation: 'repair',
    lap: 1,
    test: false,
    applicant: { personNo: '202330450101', name: '林一凡', phone: '13800138000' },
    fields: {
      building: { id: 'ws03', name: '五山校区 3 栋' },
      room: { id: 'ws03-412', name: '412' },
      kind: { id: 'water', name: '水' },
      detail: { id: 'leak', name: '漏水' },
      description: '卫生间洗手盆下面的软管一直滴水',
      mayEnter: true,
      phone: '13800138000',
    },
    files: [],
    link: 'https://hall.example/applications/17',
    ...data,
  });
}
