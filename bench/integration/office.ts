import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Server } from 'node:net';
import { contentOfGet, readSecret, verify } from '@wangban/connectors/webhook';

/**
 * The business system of the benchmark: as little as keeps the contract, so that the figures are the hall's. It counts
 * what it must never see: an event twice, events of a case out of order, a request that is not signed.
 */
interface Order {
  readonly id: string;
  readonly reference: string;
  version: number;
  /** Number of the event that was told last. */
  last: number;
}

const [secretText = ''] = process.argv.slice(2);
const read = readSecret(secretText);
if ('problems' in read) throw new Error('the secret cannot be read');
const secrets = [read.value];
const byReference = new Map<string, Order>();
const seen = new Set<string>();
const counts = { taken: 0, twice: 0, disordered: 0, unsigned: 0 };

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => take(request, response, Buffer.concat(chunks)));
});
// A line that is closed while it is idle is no failure of the hall's.
server.keepAliveTimeout = 120_000;
// One that takes a line and never says a word.
const silent = createTcpServer(() => undefined);
process.on('message', () => process.send?.(counts));
process.send?.({ port: await listen(server), silentPort: await listen(silent) });
await once(process, 'disconnect');
process.exit(0);

function take(request: IncomingMessage, response: ServerResponse, body: Buffer): void {
  const content = request.method === 'GET' ? contentOfGet(request.url ?? '') : body;
  if ('flaw' in verify(request.headers, content, secrets, Date.now())) {
    counts.unsigned += 1;
    return answer(response, 401, { title: 'not signed' });
  }
  // It only takes: what the hall asks it for by itself is not offered.
  if (request.method !== 'POST') return answer(response, 404, { title: 'not offered' });
  const { id, data } = JSON.parse(body.toString('utf8'));
  const isNew = !byReference.has(data.reference);
  const order = orderOf(data.reference);
  note(order, id);
  order.version += 1;
  const { version, reference } = order;
  const updatedAt = new Date().toISOString();
  answer(response, isNew ? 201 : 200, {
    id: order.id,
    no: `BX-${order.id}`,
    reference,
    version,
    status: 'new',
    cause: id,
    updatedAt,
  });
}

function orderOf(reference: string): Order {
  const known = byReference.get(reference);
  if (known !== undefined) return known;
  const made = { id: String(byReference.size + 1), reference, version: 0, last: 0 };
  byReference.set(reference, made);
  return made;
}

/** Events of a case are numbered after its reference, in the order in which they happened. */
function note(order: Order, eventId: string): void {
  counts.taken += 1;
  if (seen.has(eventId)) counts.twice += 1;
  seen.add(eventId);
  const number = Number(eventId.split(':')[1]);
  if (!(number > order.last)) counts.disordered += 1;
  order.last = number;
}

function answer(response: ServerResponse, status: number, value: object): void {
  const body = JSON.stringify(value);
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
}

async function listen(one: Server): Promise<number> {
  one.listen(0, '127.0.0.1');
  await once(one, 'listening');
  return portOf(one.address());
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('not listening');
  return address.port;
}
