import type { Queryable } from '../../../foundation/src/database/pool.ts';
import type { Asset } from './asset.ts';

const COLUMNS = `no, name, model, kind, kind_name AS "kindName", room, bought_on::text AS "boughtOn",
  warranty_until::text AS "warrantyUntil", custodian, unit, unit_name AS "unitName", retired`;

/** As many suggestions as fit on a phone without scrolling far. */
const MOST = 15;

export async function findAsset(db: Queryable, no: string): Promise<Asset | undefined> {
  const { rows } = await db.query<Asset>(`SELECT ${COLUMNS} FROM asset WHERE no = $1`, [no.trim()]);
  return rows[0];
}

/** A page of what a search finds, and whether there is another one. */
interface Found {
  readonly assets: readonly Asset[];
  readonly more: boolean;
}

/**
 * Assets whose number, name, model, pinyin or initials begin with the words typed, wherever a line of the search text
 * begins; every word must be found.
 */
export async function searchAssets(db: Queryable, typed: string, page: number): Promise<Found> {
  const words = typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return { assets: [], more: false };
  const { rows } = await db.query<Asset>(
    `SELECT ${COLUMNS} FROM asset
     WHERE NOT retired AND (SELECT bool_and(position(E'\\n' || word IN search) > 0) FROM unnest($1::text[]) AS word)
     ORDER BY no LIMIT $2 OFFSET $3`,
    [words.slice(0, 5), MOST + 1, (page - 1) * MOST],
  );
  return { assets: rows.slice(0, MOST), more: rows.length > MOST };
}

/** Writes an asset, new or changed. */
export async function putAsset(db: Queryable, asset: Asset, search: string): Promise<void> {
  await db.query(
    `INSERT INTO asset VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
     ON CONFLICT (no) DO UPDATE SET name = $2, model = $3, kind = $4, kind_name = $5, room = $6, bought_on = $7,
       warranty_until = $8, custodian = $9, unit = $10, unit_name = $11, retired = $12, search = $13`,
    [
      asset.no,
      asset.name,
      asset.model,
      asset.kind,
      asset.kindName,
      asset.room,
      asset.boughtOn,
      asset.warrantyUntil,
      asset.custodian,
      asset.unit,
      asset.unitName,
      asset.retired,
      search,
    ],
  );
}
