import type { Config } from '../config/schema.ts';
import type { CreateEvent } from '../contract/envelope.ts';
import type { OrderOrigin } from './order.ts';

/** A choice as the hall passes it on: a code with its name, or a bare text. */
interface Choice {
  readonly code: string;
  readonly name: string;
}

/** What an order is about 报修内容, out of the form that the hall passed on. What is missing is empty, not refused. */
export function readOrigin(config: Config, data: CreateEvent['data']): OrderOrigin {
  const { reading } = config;
  const pick = (key: string | undefined) => (key === undefined ? undefined : choiceOf(data.fields[key]));
  const area = pick(reading.area);
  const kind = pick(reading.kind);
  return {
    reference: data.reference,
    test: data.test,
    area: area?.code ?? null,
    areaName: area?.name ?? null,
    place: pick(reading.place)?.name ?? '',
    kind: kind?.code ?? '',
    kindName: kind?.name ?? '',
    trade: tradeOf(config, kind?.code),
    assetNo: pick(reading.asset)?.name ?? null,
    description: pick(reading.description)?.name ?? '',
    applicantNo: data.applicant.personNo,
    applicantName: data.applicant.name,
    phone: pick(reading.phone)?.name ?? data.applicant.phone ?? null,
    fields: data.fields,
    link: data.link ?? null,
  };
}

/** Which trade repairs a kind; one that nobody does is for the dispatcher to place. */
function tradeOf(config: Config, kind: string | undefined): string {
  return config.trades.find(({ kinds }) => kinds.some((known) => known === kind))?.code ?? 'other';
}

export function choiceOf(value: unknown): Choice | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : { code: value, name: value };
  if (typeof value === 'number') return { code: String(value), name: String(value) };
  if (typeof value !== 'object' || value === null) return undefined;
  const code = 'id' in value ? value.id : 'code' in value ? value.code : undefined;
  if (typeof code !== 'string') return undefined;
  return { code, name: 'name' in value && typeof value.name === 'string' ? value.name : code };
}
