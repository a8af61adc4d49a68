import type { Queryable } from '../../../foundation/src/database/pool.ts';

/** A building under renovation 修缮: nothing is reported from there while it lasts. */
export interface Renovation {
  readonly id: number;
  readonly area: string;
  readonly beginsOn: string;
  readonly endsOn: string;
  readonly message: string;
}

export async function listRenovations(db: Queryable): Promise<readonly Renovation[]> {
  const { rows } = await db.query<Renovation>(
    `SELECT id, area, begins_on::text AS "beginsOn", ends_on::text AS "endsOn", message FROM renovation
     ORDER BY ends_on DESC, id`,
  );
  return rows;
}

export async function addRenovation(db: Queryable, renovation: Omit<Renovation, 'id'>): Promise<void> {
  const { area, beginsOn, endsOn, message } = renovation;
  await db.query('INSERT INTO renovation (area, begins_on, ends_on, message) VALUES ($1, $2, $3, $4)', [
    area,
    beginsOn,
    endsOn,
    message,
  ]);
}

export async function removeRenovation(db: Queryable, id: number): Promise<void> {
  await db.query('DELETE FROM renovation WHERE id = $1', [id]);
}
