import { dayOf } from '../../../foundation/src/pages/moments.ts';
import type { Centre } from '../orders/centre.ts';
import { choiceOf } from '../orders/read-fields.ts';
import type { HookReply, HookRequest } from './request.ts';

const MOST_OPTIONS = 50;

/** No report from a building that is being renovated: the builder repairs it. */
export async function vetoRenovation(centre: Centre, { form }: HookRequest): Promise<HookReply> {
  const message = await renovationOf(centre, form);
  return message === undefined ? { decision: 'allow' } : { decision: 'veto', message };
}

async function renovationOf(centre: Centre, form: HookRequest['form']): Promise<string | undefined> {
  const area = areaOf(centre, form);
  if (area === undefined) return undefined;
  const { rows } = await centre.pool.query<{ message: string }>(
    `SELECT message FROM renovation WHERE area = $1 AND $2::date BETWEEN begins_on AND ends_on
     ORDER BY ends_on DESC LIMIT 1`,
    [area, dayOf(centre.now())],
  );
  return rows[0]?.message;
}

/** Whoever chooses a building hears that it is being renovated, and of a room what is being repaired there already. */
export async function messageOfPlace(centre: Centre, request: HookRequest): Promise<HookReply> {
  const { area } = centre.config.reading;
  if (area === undefined || request.field !== area) return messageOfRoom(centre, request);
  const message = await renovationOf(centre, request.form);
  return message === undefined ? {} : { message };
}

async function messageOfRoom(centre: Centre, { form, field }: HookRequest): Promise<HookReply> {
  const { config } = centre;
  const place = choiceOf(form[config.reading.place])?.name;
  const area = areaOf(centre, form);
  if (field !== config.reading.place || place === undefined || area === undefined) return {};
  const { rows } = await centre.pool.query<{ no: string; kind: string; status: string }>(
    `SELECT no, kind_name AS kind, status FROM repair_order
     WHERE area = $1 AND place = $2 AND closed_at IS NULL AND NOT test ORDER BY id LIMIT 3`,
    [area, place],
  );
  if (rows.length === 0) return {};
  const lines = rows.map(
    ({ no, kind, status }) => `${no}（${kind}，${config.statuses[status]?.text ?? status}）`,
  );
  return { message: `这个房间还有没修完的报修：${lines.join('、')}。同一个故障不用再报。` };
}

/** Rooms of the building that was chosen, by the beginning of their number. */
export function suggestRooms(centre: Centre, { form, field, query }: HookRequest): HookReply {
  const { config } = centre;
  const area = config.areas.find(({ code }) => code === areaOf(centre, form));
  if (field !== config.reading.place || area === undefined) return { options: [] };
  const options = Array.from({ length: area.floors * area.roomsPerFloor }, (_, index) => {
    const number = (Math.floor(index / area.roomsPerFloor) + 1) * 100 + (index % area.roomsPerFloor) + 1;
    return { code: `${area.code}-${number}`, name: String(number) };
  });
  const beginning = (query ?? '').trim();
  return { options: options.filter(({ name }) => name.startsWith(beginning)).slice(0, MOST_OPTIONS) };
}

function areaOf({ config }: Centre, form: HookRequest['form']): string | undefined {
  return config.reading.area === undefined ? undefined : choiceOf(form[config.reading.area])?.code;
}
