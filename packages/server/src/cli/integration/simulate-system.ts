import { parseArgs } from 'node:util';
import { newSecret } from '@wangban/connectors/webhook';
import { FAULTS, readFaults, startSimulator, type Faults } from '@wangban/connectors/webhook/simulator';
import { UsageError } from '../command.ts';
import { parse } from '../read-options.ts';
import type { IntegrationIo } from './integration-io.ts';
import { numberOf, secretOf } from './read-values.ts';

const options = {
  port: { type: 'string', default: '8790' },
  faults: { type: 'string', default: '' },
  seed: { type: 'string', default: '1' },
  secret: { type: 'string' },
  'callback-secret': { type: 'string' },
  hall: { type: 'string' },
  pace: { type: 'string', default: '10' },
  'list-faults': { type: 'boolean', default: false },
} as const;

/** `wangban integration simulate`: plays a business system on this machine until it is stopped, a line per request and event. */
export async function simulateSystem(args: readonly string[], io: IntegrationIo): Promise<number> {
  const { values } = parse(() => parseArgs({ args: [...args], options }));
  if (values['list-faults']) return listFaults(io);
  const fromHall = values.secret ?? newSecret();
  const toHall = values['callback-secret'] ?? newSecret();
  const paceMs = numberOf(values.pace, '--pace', 1, 86_400) * 1000;
  const simulator = await startSimulator({
    port: numberOf(values.port, '--port', 0, 65_535),
    seed: numberOf(values.seed, '--seed', 0, 2 ** 31),
    faults: faultsOf(values.faults),
    secrets: {
      fromHall: [secretOf(fromHall, '--secret', io)],
      toHall: [secretOf(toHall, '--callback-secret', io)],
    },
    pace: { minMs: Math.round(paceMs / 2), maxMs: paceMs },
    ...(values.hall === undefined ? {} : { hallUrl: values.hall }),
    watchRequest: ({ method, url, id = '-', status }) =>
      io.print(`${status ?? '---'} ${method} ${url} ${id}`),
    watchLetter: ({ id, orderId, attempt, status }) =>
      io.print(`${status ?? '---'} → ${values.hall ?? ''} ${id} order ${orderId} attempt ${attempt}`),
  });
  io.print(`模拟业务系统 simulated system: ${simulator.url}`);
  if (values.secret === undefined) io.print(`密钥 secret hall → system: ${fromHall}`);
  if (values['callback-secret'] === undefined) io.print(`密钥 secret system → hall: ${toHall}`);
  if (values.hall === undefined) io.print('没有 --hall，不发送事件 / without --hall no events are sent');
  await io.stopped();
  await simulator.close();
  return 0;
}

function faultsOf(text: string): Faults {
  const read = readFaults(text);
  if ('value' in read) return read.value;
  throw new UsageError(
    `--faults: ${read.problems.map(({ zh, en }) => `${zh} / ${en}`).join('; ')}; see --list-faults`,
  );
}

function listFaults(io: IntegrationIo): number {
  for (const [name, [zh, en]] of Object.entries(FAULTS)) io.print(`${name.padEnd(22)} ${zh} / ${en}`);
  return 0;
}
