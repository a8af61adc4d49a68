import { parseArgs } from 'node:util';
import { createOutbound, type AllowedTarget } from '@wangban/connectors/webhook';
import {
  CONTRACT_CHECKS,
  runContractTest,
  type CheckResult,
  type ContractTestOptions,
} from '@wangban/connectors/webhook/contract-test';
import { UsageError } from '../command.ts';
import { parse } from '../read-options.ts';
import type { IntegrationIo } from './integration-io.ts';
import { languageOf, numberOf, secretOf } from './read-values.ts';

const options = {
  url: { type: 'string' },
  secret: { type: 'string', multiple: true },
  'callback-secret': { type: 'string', multiple: true },
  'callback-host': { type: 'string', default: '127.0.0.1' },
  'callback-port': { type: 'string', default: '0' },
  patience: { type: 'string', default: '30' },
  only: { type: 'string' },
  json: { type: 'boolean', default: false },
  language: { type: 'string', default: 'zh' },
} as const;

/**
 * `wangban integration test`: tries every promise of docs/integration.md on a real system, a line each; gives 1 when one is
 * broken.
 */
export async function testSystem(args: readonly string[], io: IntegrationIo): Promise<number> {
  const { values } = parse(() => parseArgs({ args: [...args], options }));
  const language = languageOf(values.language);
  const url = values.url ?? '';
  const outbound = createOutbound({ allowed: [targetOf(url)] });
  const secrets = (values.secret ?? []).map((text) => secretOf(text, '--secret', io));
  if (secrets.length === 0) throw new UsageError('Say the secret hall → system: --secret whsec_…');
  const callbackSecrets = (values['callback-secret'] ?? []).map((text) =>
    secretOf(text, '--callback-secret', io),
  );
  const only = onlyOf(values.only);
  const test: ContractTestOptions = {
    baseUrl: url,
    outbound,
    secrets,
    patienceMs: numberOf(values.patience, '--patience', 1, 3600) * 1000,
    ...(only === undefined ? {} : { only }),
    ...(callbackSecrets.length === 0
      ? {}
      : {
          callback: {
            host: values['callback-host'],
            port: numberOf(values['callback-port'], '--callback-port', 0, 65_535),
            secrets: callbackSecrets,
            listening: (address: string) => io.printError(LISTENING[language](address)),
          },
        }),
    ...(values.json ? {} : { watch: (result: CheckResult) => printResult(result, language, io) }),
  };
  try {
    const report = await runContractTest(test).catch(explainBusyPort);
    if (values.json) io.print(JSON.stringify(report, null, 2));
    else io.print(SUMMARY[language](report.passed, report.failed, report.skipped));
    if (!values.json && report.advice !== undefined) io.print(report.advice[language]);
    return report.failed === 0 ? 0 : 1;
  } finally {
    await outbound.close();
  }
}

/** Of all that a port can be taken for here, it is the one that events are listened for at. */
function explainBusyPort(error: unknown): never {
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    throw new UsageError(`--callback-port: taken by another program (${error.message}); choose another one`);
  throw error;
}

const LISTENING = {
  zh: (address: string) => `等待事件：请让系统把事件发到 ${address}`,
  en: (address: string) => `Listening for events: let the system send them to ${address}`,
} as const;

const SUMMARY = {
  zh: (good: number, bad: number, left: number) => `${good} 项符合约定，${bad} 项不符合，${left} 项没有检查`,
  en: (good: number, bad: number, left: number) => `${good} promises kept, ${bad} broken, ${left} not tried`,
} as const;

const LABELS = {
  zh: { expected: '应当', seen: '实际', clause: '约定' },
  en: { expected: 'expected', seen: 'seen', clause: 'contract' },
} as const;

const MARKS = { passed: 'ok ', failed: '!! ', skipped: '-- ' } as const;

function printResult(line: CheckResult, language: 'zh' | 'en', io: IntegrationIo): void {
  const { id, promise, expected, seen, clause, result } = line;
  const text = `${MARKS[result]} ${id}: ${promise[language]}`;
  if (result === 'passed' || seen === undefined) return io.print(text);
  if (result === 'skipped') return io.print(`${text} (${seen[language]})`);
  const labels = LABELS[language];
  io.print(text);
  io.print(`      ${labels.expected}: ${expected[language]}`);
  io.print(`      ${labels.seen}: ${seen[language]}`);
  io.print(`      ${labels.clause}: docs/integration.md#${clause}`);
}

/** Whoever types an address wants exactly that one, also on this machine. */
function targetOf(text: string): AllowedTarget {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text))
    throw new UsageError('Say the base URL of the system: --url http://127.0.0.1:8790/');
  const { hostname, port, protocol } = new URL(text);
  const standard = protocol === 'https:' ? 443 : 80;
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? standard : Number(port),
    private: true,
  };
}

function onlyOf(text: string | undefined): ReadonlySet<string> | undefined {
  if (text === undefined) return undefined;
  const known = CONTRACT_CHECKS.map(({ id }) => id);
  const wanted = text.split(',').map((id) => id.trim());
  const unknown = wanted.find((id) => !known.includes(id));
  if (unknown !== undefined)
    throw new UsageError(`--only: no check is called ${unknown}; there are ${known.join(', ')}`);
  return new Set(wanted);
}
