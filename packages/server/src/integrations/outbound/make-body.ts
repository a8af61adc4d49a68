import {
  hallEventData,
  parseValue,
  sealEvent,
  type HallEventType,
  type Parsed,
  type SealedBody,
} from '@wangban/connectors/webhook';
import type { Json, JsonObject, Text } from '@wangban/engine';
import { TELLS, type SystemDefinition } from '../systems/definition.ts';
import type { CaseFacts, CaseFile, DeliveryRow } from './store.ts';

/** What a body is made with beside the delivery itself. */
export interface Material {
  readonly definition: SystemDefinition;
  readonly of: CaseFacts;
  /** The system has made an order of the case. */
  readonly hasOrder: boolean;
  readonly files: readonly CaseFile[];
  /** Address under which the system reaches the hall. */
  readonly hallUrl: string;
  /** Address of the case's page; undefined: people reach the hall in a way that is not known. */
  readonly link: string | undefined;
}

/** A body with its type; or why nothing is sent: not wanted (`skip`), or something a person must put right (`dead`). */
export type Made =
  | { readonly kind: HallEventType; readonly body: SealedBody }
  | { readonly skip: Text }
  | { readonly dead: Text };

const UNWANTED: Text = { zh: '这个系统不接收这类通知', en: 'the system does not want to hear this' };
const WITHOUT_ORDER: Text = { zh: '这个系统没有此件的工单', en: 'the system has no order of this case' };

/** Makes the bytes of an event 制作报文, once. What it is depends on what the system offers, and on whether it has an order already. */
export function makeBody(row: DeliveryRow, material: Material): Made {
  const type = typeOf(row, material);
  if (typeof type !== 'string') return type;
  const sealed = sealAs(type, row, dataOf(type, row, material));
  if ('value' in sealed) return { kind: type, body: sealed.value };
  const [problem] = sealed.problems;
  const field = problem?.field ?? '';
  return {
    dead: {
      zh: `要发送的内容不符合约定：${field} ${problem?.zh ?? ''}`,
      en: `what is to be sent is not in the contract: ${field} ${problem?.en ?? ''}`,
    },
  };
}

function typeOf(
  { kind, payload }: DeliveryRow,
  { definition, hasOrder }: Material,
): HallEventType | Exclude<Made, { kind: string }> {
  if (kind !== 'order.create') {
    const told = TELLS.find((each) => each === kind);
    if (told === undefined || !definition.tells.includes(told)) return { skip: UNWANTED };
    return hasOrder ? told : { skip: WITHOUT_ORDER };
  }
  const name = typeof payload['operation'] === 'string' ? payload['operation'] : '';
  const operation = definition.operations[name];
  if (operation === undefined)
    return {
      dead: { zh: `这个系统没有登记操作“${name}”`, en: `the system has no operation “${name}”` },
    };
  if (operation.sends === 'order.create') return hasOrder ? 'order.reopened' : 'order.create';
  return hasOrder ? operation.sends : { dead: WITHOUT_ORDER };
}

/** Anything that the contract does not allow is found here, with its place. */
function sealAs(
  type: HallEventType,
  { eventId: id, createdAt }: DeliveryRow,
  data: JsonObject,
): Parsed<SealedBody> {
  const parsed = parseValue(hallEventData[type], data);
  if ('problems' in parsed) return parsed;
  return sealEvent({ type, id, atMs: createdAt.getTime(), data: parsed.value });
}

function dataOf(type: HallEventType, { payload }: DeliveryRow, material: Material): JsonObject {
  const { reference } = material.of;
  const fields = recordOf(payload['fields']);
  const files = filesIn(payload, material);
  const note = payload['note'] ?? fields['note'];
  switch (type) {
    case 'order.create':
      return createData(payload, material, files);
    case 'order.reopened': {
      return {
        reference,
        lap: payload['lap'] ?? 1,
        reason: payload['reason'] ?? '',
        operation: payload['operation'] ?? '',
        fields,
        files,
      };
    }
    case 'order.reminded':
      return { reference, ...given('note', note), by: payload['by'] ?? null, times: payload['times'] ?? 1 };
    case 'order.noted':
      return { reference, ...given('note', note), files };
    case 'order.decided': {
      const { decision = null, opinion = payload['opinion'], ...rest } = fields;
      return { reference, decision, ...given('opinion', opinion), fields: rest };
    }
    case 'order.confirmed':
      return { reference, how: payload['how'] ?? null };
    case 'order.rated':
      return { ...payload, reference };
    case 'order.withdrawn':
      return { reference, ...given('reason', payload['reason']) };
  }
}

function createData(payload: JsonObject, { of, link }: Material, files: readonly JsonObject[]): JsonObject {
  const { personNo, name, phone } = of.applicant;
  return {
    reference: of.reference,
    service: of.service,
    operation: payload['operation'] ?? '',
    lap: payload['lap'] ?? 1,
    test: false,
    applicant: { personNo, name, ...given('phone', phone) },
    fields: recordOf(payload['fields']),
    files,
    ...given('link', link),
  };
}

/** Links to the files that the event names, by itself or in its fields; only those of the case can be fetched. */
function filesIn(payload: JsonObject, { definition, files, hallUrl }: Material): readonly JsonObject[] {
  const named = filesNamedBy(payload);
  const base = hallUrl.replace(/\/$/, '');
  return files
    .filter(({ id }) => named.has(id))
    .map(({ id, name, type, size }) => ({
      id,
      name,
      type,
      bytes: size,
      url: `${base}/api/systems/${definition.code}/files/${id}`,
    }));
}

/** What looks like an id of a file in what an event tells 所提附件. */
export function filesNamedBy(payload: JsonObject): ReadonlySet<string> {
  return idsIn([payload['files'] ?? null, payload['fields'] ?? null]);
}

function idsIn(value: Json | undefined, found: Set<string> = new Set()): ReadonlySet<string> {
  if (typeof value === 'string' && FILE_ID.test(value)) found.add(value);
  if (typeof value === 'object' && value !== null)
    for (const child of Object.values(value)) idsIn(child, found);
  return found;
}

const FILE_ID = /^[A-Za-z0-9_-]{22}$/;

function recordOf(value: Json | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !isList(value) ? value : {};
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function given(name: string, value: Json | undefined): { readonly [name: string]: Json } {
  return value === undefined || value === null || value === '' ? {} : { [name]: value };
}
