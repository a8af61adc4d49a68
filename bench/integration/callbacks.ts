import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { readSecret, sign } from '@wangban/connectors/webhook';
import { openConnection, type Connection } from '../http/connection.ts';
import { drive, quantile } from '../write-path/drive.ts';

/** One order that the system tells of. */
interface Told {
  readonly id: string;
  readonly reference: string;
}

/** Signed callbacks of the business system, as many at once as there are connections, from a process of their own. */
const [port = '', secretText = '', file = '', connections = '', count = ''] = process.argv.slice(2);
const read = readSecret(secretText);
if ('problems' in read) throw new Error('the secret cannot be read');
const secrets = [read.value];
const orders: readonly Told[] = JSON.parse(await readFile(file, 'utf8'));
const begun = Date.now();
/** Versions above all that the answers had; a run takes up where the one before ended. */
let sent = 0;
process.on(
  'message',
  (wanted: string) => void run(Number(wanted)).then((figures) => process.send?.(figures)),
);
process.send?.({ ready: 1 });
await once(process, 'disconnect');
process.exit(0);

async function run(most: number) {
  const open: Connection[] = [];
  // Signed before the clock starts: what is measured is the hall.
  const requests = Array.from({ length: Math.min(most, Number(count)) }, requestOf);
  const connect = async () => {
    const connection = await openConnection(Number(port));
    open.push(connection);
    return connection;
  };
  const { ms, latencies } = await drive(
    requests.length,
    Number(connections),
    connect,
    async (index, line) => {
      const { status, body } = await line.send(requests[index] ?? '');
      if (status !== 202) throw new Error(`${status}: ${body}`);
    },
  );
  for (const line of open) line.close();
  return { acks: latencies.length, ms, p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99) };
}

function requestOf(): string {
  const number = sent++;
  const order = orders[number % orders.length];
  const time = new Date(begun + number).toISOString();
  const id = `evt-${begun}-${number}`;
  const data = {
    ...order,
    version: 1000 + Math.floor(number / orders.length),
    status: 'dispatched',
    statusText: '已派单',
    note: '下午带灯管上门',
    worker: { name: '万长贵', phone: '13900139000' },
    updatedAt: time,
  };
  const event = {
    specversion: '1.0',
    id,
    source: 'urn:centre',
    type: 'order.updated',
    subject: order?.id,
    time,
  };
  const body = JSON.stringify({ ...event, timestamp: time, data });
  const signed = sign({ id, atMs: Date.now(), body: Buffer.from(body) }, secrets);
  return [
    `POST /api/systems/centre/events HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    'Content-Type: application/json',
    ...Object.entries(signed).map(([name, value]) => `${name}: ${value}`),
    `Content-Length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n');
}
