import type { Queryable } from '../platform/db/pool.ts';

/** When a service first and last got a version. */
export interface ServiceDates {
  readonly service: string;
  readonly published: Date;
  readonly updated: Date;
}

/** Dates of these services: of their first version and of the one that serves. */
export async function serviceDates(
  db: Queryable,
  services: readonly { readonly service: string; readonly version: number }[],
): Promise<readonly ServiceDates[]> {
  const { rows } = await db.query<ServiceDates>(
    `SELECT s.service, first.imported_at AS published, now.imported_at AS updated
     FROM json_to_recordset($1::json) AS s (service text, version integer)
     JOIN service_version first ON first.service = s.service AND first.version = 1
     JOIN service_version now ON now.service = s.service AND now.version = s.version`,
    [JSON.stringify(services)],
  );
  return rows;
}
