import type { JsonObject } from '../json.ts';
import type { FormAccess } from './access.ts';
import type { KnownFile } from './checked-field.ts';

/** What the check knows beside the data. `today`: `YYYY-MM-DD` in the hall's time zone. */
export interface CheckOptions {
  readonly today: string;
  /** Thresholds of the service; expressions see them as `parameters`. */
  readonly parameters: JsonObject;
  /** `draft`: what is merely unfinished (missing, too short) is no problem yet. */
  readonly mode: 'draft' | 'submit';
  /** What the directory knows of the applicant; expressions see it as `applicant`. */
  readonly applicant?: JsonObject | undefined;
  /** The uploads that the form names: kinds and sizes are looked at where they are known. */
  readonly files?: ReadonlyMap<string, KnownFile> | undefined;
  /** Values of read-only fields: what was prefilled, or what the case holds. */
  readonly fixed?: JsonObject | undefined;
  /** What the person at this step may do; left out = fill in everything. */
  readonly access?: FormAccess | undefined;
}
