import type { Pool, Queryable } from '../platform/db/pool.ts';
import { statement } from '../platform/db/statement.ts';
import { transaction } from '../platform/db/transaction.ts';
import { type Channel, isListed, type Stage } from '../lifecycle/stages.ts';
import { STORED_FORMAT } from './stored/upgrades.ts';
import { type SearchRow } from './search/search-row.ts';
import { writeSearchRow } from './search/store.ts';
import type { FolderFiles } from './folder/check-service.ts';
import type { ServiceDefinition } from './definition.ts';
import type { CallableSources } from './compile-service-flow.ts';

/** A published version 事项版本 as stored; `definition` and `form` are checked where they are opened. */
export interface VersionRow {
  readonly service: string;
  readonly version: number;
  /** Of the definition: see stored/. */
  readonly format: number;
  readonly definition: unknown;
  readonly form: unknown;
  /** Null, like the form: nobody applies here. */
  readonly flow: string | null;
  readonly callable: CallableSources;
}

/** What an import writes. */
export interface NewVersion {
  readonly service: string;
  /** Undefined, as form and flow are, for what nobody applies for. */
  readonly referenceCode: string | undefined;
  readonly definition: ServiceDefinition;
  readonly form: object | undefined;
  readonly flow: string | undefined;
  readonly callable: CallableSources;
  readonly contentHash: string;
  readonly search: SearchRow;
  readonly files?: FolderFiles;
}

/** Everything the catalogue snapshot is built from, read at one moment. */
export interface CatalogueRows {
  readonly revision: number;
  readonly services: readonly {
    readonly code: string;
    readonly version: number;
    readonly listed: boolean;
    readonly format: number;
    /** Left out when the reader knows this version. */
    readonly definition?: unknown;
  }[];
}

const selectRevision = statement<{ value: number }>(
  'catalogue.revision',
  `SELECT value FROM revision WHERE topic = 'catalogue'`,
);

/** Revision 版本号 of the catalogue. */
export async function catalogueRevision(db: Queryable): Promise<number> {
  const [row] = await selectRevision(db);
  return row?.value ?? 0;
}

/** Reads the serving version of every service, in one snapshot of the database. `known`: `code@version`, not sent again. */
export async function readCatalogue(pool: Pool, known: readonly string[]): Promise<CatalogueRows> {
  const { rows } = await pool.query<CatalogueRows>(
    `SELECT (SELECT value FROM revision WHERE topic = 'catalogue') AS revision,
       (SELECT coalesce(json_agg(json_build_object('code', code, 'version', version, 'listed', listed, 'format', format,
          'definition', CASE WHEN code || '@' || version <> ALL ($1) THEN definition END) ORDER BY code), '[]')
        FROM service JOIN service_version ON service = code AND version = current_version) AS services`,
    [known],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('the catalogue query answered nothing');
  return row;
}

/** One version of a service. */
export async function findVersion(
  db: Queryable,
  service: string,
  version: number,
): Promise<VersionRow | undefined> {
  const { rows } = await db.query<VersionRow>(
    'SELECT service, version, format, definition, form, flow, callable FROM service_version WHERE service = $1 AND version = $2',
    [service, version],
  );
  return rows[0];
}

/** Outcome of an import: the version that now serves, and whether it is new. */
export interface Imported {
  readonly version: number;
  readonly isNew: boolean;
}

/** A version of the service waits for its day; until then nothing else is published. */
export interface VersionWaiting {
  readonly waiting: number;
}

/** The reference code stands in the way: another service has it, or this one has had another from its beginning. */
export interface ReferenceCodeFixed {
  readonly takenBy?: string;
  readonly kept?: string;
}

/** Row with which the ledger 台账 of a new service begins. */
export interface LedgerBeginning {
  readonly stage: Stage;
  readonly channel: Channel;
  readonly at: Date;
  readonly lead: string;
  readonly evidence: string;
  readonly reason: string;
}

/** How an import goes about it. `now`: epoch milliseconds. */
export interface ImportOptions {
  readonly now: number;
  /** A service that the hall has already stays as it is, whatever its content. */
  readonly onlyNew?: boolean;
  /** Who publishes; left out = a command. */
  readonly by?: number;
  /** What is new, in words. */
  readonly remark?: string;
  /** When it takes force, epoch milliseconds; left out, or past = at once. */
  readonly dueAt?: number;
  /** How the ledger of a new service begins, oldest first; left out = online from now on. */
  readonly begins?: (added: NewVersion) => readonly LedgerBeginning[];
  /** Runs in the transaction of a new version. */
  readonly note?: (db: Queryable, added: NewVersion, version: number) => Promise<void>;
}

/** Publishes a version unless the serving one has the same content. */
export async function insertVersion(
  pool: Pool,
  added: NewVersion,
  options: ImportOptions,
): Promise<Imported | ReferenceCodeFixed | VersionWaiting> {
  const { now, onlyNew, note, dueAt = now } = options;
  return transaction(pool, async (db) => {
    // Taken first, so that two imports of one service follow each other; the revision row is needed anyway.
    await db.query(`SELECT FROM revision WHERE topic = 'catalogue' FOR UPDATE`);
    const { rows } = await db.query<{ version: number; hash: string; listed: boolean }>(
      `SELECT version, content_hash AS hash, listed FROM service
       JOIN service_version ON service = code AND version = current_version WHERE code = $1`,
      [added.service],
    );
    const [serving] = rows;
    if (serving !== undefined && (onlyNew || serving.hash === added.contentHash))
      return { version: serving.version, isNew: false };
    const fixed = await referenceCodeFixed(db, added);
    if (fixed !== undefined) return fixed;
    const { last, waiting } = await numbersOf(db, added.service);
    if (waiting !== null) return { waiting };
    const version = last + 1;
    await writeVersion(db, added, version, options);
    // Until its first version is in force, a service has none: that one cannot wait.
    const isNow = serving === undefined || dueAt <= now;
    const begun = serving === undefined ? await beginLedger(db, added, options) : serving;
    if (isNow) await putInForce(db, added.service, version, now);
    if (isNow && begun.listed) await writeSearchRow(db, added.search);
    await note?.(db, added, version);
    await db.query(`UPDATE revision SET value = value + 1 WHERE topic = 'catalogue'`);
    return { version, isNew: true };
  });
}

async function numbersOf(
  db: Queryable,
  service: string,
): Promise<{ readonly last: number; readonly waiting: number | null }> {
  const { rows } = await db.query<{ last: number; waiting: number | null }>(
    `SELECT coalesce(max(version), 0) AS last,
       max(version) FILTER (WHERE in_force_at IS NULL AND withdrawn_at IS NULL) AS waiting
     FROM service_release WHERE service = $1`,
    [service],
  );
  return rows[0] ?? { last: 0, waiting: null };
}

/** Lets new applications use a version 生效 from now on; its release row says since when. */
export async function putInForce(
  db: Queryable,
  service: string,
  version: number,
  now: number,
): Promise<void> {
  await db.query('UPDATE service SET current_version = $2 WHERE code = $1', [service, version]);
  await db.query('UPDATE service_release SET in_force_at = $3 WHERE service = $1 AND version = $2', [
    service,
    version,
    new Date(now),
  ]);
}

/** What is imported for the first time is online, unless its importer knows better: whoever prepares it says so in the ledger. */
async function beginLedger(
  db: Queryable,
  added: NewVersion,
  { now, begins = () => [] }: ImportOptions,
): Promise<{ readonly listed: boolean }> {
  const given = begins(added);
  const nothing = { lead: '', evidence: '', reason: '' };
  const online = { stage: 'online', channel: 'onlineFirst', at: new Date(now), ...nothing } as const;
  const rows = given.length === 0 ? [online] : given;
  for (const { stage, channel, at, lead, evidence, reason } of rows)
    await db.query(
      `INSERT INTO service_stage (service, stage, channel, at, lead, evidence, reason)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [added.service, stage, channel, at, lead, evidence, reason],
    );
  const listed = isListed(rows.at(-1)?.stage ?? 'online');
  if (!listed) await db.query('UPDATE service SET listed = false WHERE code = $1', [added.service]);
  return { listed };
}

/** A reference number names its service for ever, so does the code inside it. */
async function referenceCodeFixed(db: Queryable, added: NewVersion): Promise<ReferenceCodeFixed | undefined> {
  if (added.referenceCode === undefined) return undefined;
  const { rows } = await db.query<{ service: string; referenceCode: string }>(
    `SELECT code AS service, reference_code AS "referenceCode" FROM service
     WHERE reference_code IS NOT NULL AND (code = $1) <> (reference_code = $2)`,
    [added.service, added.referenceCode],
  );
  const other = rows.find(({ service }) => service !== added.service);
  if (other !== undefined) return { takenBy: other.service };
  const [own] = rows;
  return own === undefined ? undefined : { kept: own.referenceCode };
}

async function writeVersion(
  db: Queryable,
  added: NewVersion,
  version: number,
  { now, by, remark = '', dueAt = now }: ImportOptions,
): Promise<void> {
  const { service, referenceCode, definition, form, flow, callable, contentHash, files } = added;
  await db.query(
    `INSERT INTO service (code, reference_code, current_version) VALUES ($1, $2, $3)
     ON CONFLICT (code) DO UPDATE SET reference_code = coalesce(excluded.reference_code, service.reference_code)`,
    [service, referenceCode, version],
  );
  await db.query(
    `INSERT INTO service_version (service, version, definition, form, flow, callable, content_hash, imported_at, files, format)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      service,
      version,
      JSON.stringify(definition),
      form && JSON.stringify(form),
      flow,
      JSON.stringify(callable),
      contentHash,
      new Date(now),
      files && JSON.stringify(files),
      STORED_FORMAT,
    ],
  );
  await db.query(
    `INSERT INTO service_release (service, version, published_at, published_by, due_at, remark)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [service, version, new Date(now), by ?? null, new Date(dueAt), remark],
  );
}

/** A version with the files that it was published from; null = it was published before they were kept. */
export interface PublishedFiles {
  readonly service: string;
  readonly version: number;
  readonly files: FolderFiles | null;
}

/** Files of one version of a service, of every service's serving version when none is named. */
export async function publishedFiles(
  db: Queryable,
  { service, version }: { readonly service?: string | undefined; readonly version?: number | undefined },
): Promise<readonly PublishedFiles[]> {
  const { rows } = await db.query<PublishedFiles>(
    `SELECT service, version, files FROM service_version JOIN service ON code = service
     WHERE ($1::text IS NULL OR service = $1) AND version = coalesce($2, current_version) ORDER BY service`,
    [service, version],
  );
  return rows;
}
