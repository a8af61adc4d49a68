import { dayOf } from '../../../foundation/src/pages/moments.ts';
import type { Asset } from '../assets/asset.ts';
import { findAsset, searchAssets } from '../assets/store.ts';
import type { Config } from '../config/schema.ts';
import type { Centre } from '../orders/centre.ts';
import { choiceOf } from '../orders/read-fields.ts';
import type { HookReply, HookRequest } from './request.ts';

/** What was written off is not repaired. */
export async function vetoRetired(centre: Centre, { form }: HookRequest): Promise<HookReply> {
  const asset = await assetOf(centre, form);
  if (asset?.retired !== true) return { decision: 'allow' };
  return { decision: 'veto', message: '这台设备已经报废，请走报废处置流程' };
}

/** The register fills in what it knows of the number that was typed. */
export async function askAsset(centre: Centre, { form, field }: HookRequest): Promise<HookReply> {
  const { config } = centre;
  if (field !== config.reading.asset) return {};
  const no = choiceOf(form[config.reading.asset ?? ''])?.name.trim();
  // Half a number, or a name that is being searched for, is no mistake yet.
  if (no === undefined || !/^\d{10}$/.test(no)) return {};
  const asset = await findAsset(centre.pool, no);
  if (asset === undefined) return { message: `资产台账里没有 ${no}，请核对标签上的编号` };
  if (asset.retired) return { message: `${asset.name} 已经报废，请走报废处置流程` };
  return {
    prefill: prefillOf(config, asset),
    message: `${asset.name}，保管人 ${asset.custodian}，${warrantyOf(asset, dayOf(centre.now()))}`,
  };
}

/** Assets by number, name, pinyin or initials. */
export async function suggestAssets(centre: Centre, { field, query, page }: HookRequest): Promise<HookReply> {
  if (field !== centre.config.reading.asset) return { options: [] };
  const { assets, more } = await searchAssets(centre.pool, (query ?? '').slice(0, 100), page ?? 1);
  return {
    ...(more ? { more } : {}),
    options: assets.map(({ no, name, model, room }) => ({
      code: no,
      name: `${no} ${name} ${model}（${room}）`,
    })),
  };
}

function warrantyOf({ warrantyUntil }: Asset, today: string): string {
  return warrantyUntil >= today ? `在保修期内（到 ${warrantyUntil}）` : `保修期已过（到 ${warrantyUntil}）`;
}

function prefillOf(config: Config, asset: Asset): Readonly<Record<string, unknown>> {
  const known = {
    title: `${asset.name} ${asset.model}`.trim(),
    room: asset.room,
    boughtOn: asset.boughtOn,
    kind: { id: asset.kind, name: asset.kindName },
    custodian: asset.custodian,
    warrantyUntil: asset.warrantyUntil,
    unit: { id: asset.unit, name: asset.unitName },
  };
  return Object.fromEntries(
    Object.entries(config.prefill ?? {}).map(([field, part]) => [field, known[part]]),
  );
}

async function assetOf({ config, pool }: Centre, form: HookRequest['form']): Promise<Asset | undefined> {
  const no = choiceOf(form[config.reading.asset ?? ''])?.name;
  return no === undefined ? undefined : findAsset(pool, no);
}
