import type { BehalfDeps } from '../applying/policy.ts';
import type { Drafts } from '../drafts/store.ts';
import type { Hooks } from '../integrations/hooks/hooks.ts';
import type { DirectorySnapshot } from '../people/snapshot.ts';
import type { Pool } from '../platform/db/pool.ts';
import type { ReadSatisfaction } from '../ratings/satisfaction.ts';
import type { Catalogue } from './catalogue.ts';
import type { ServiceByVersion } from './compiled.ts';

/** What the catalogue's routes need. */
export interface CatalogueDeps {
  readonly pool: Pool;
  readonly catalogue: { refresh(revision?: number): Promise<Catalogue> };
  readonly serviceByVersion: ServiceByVersion;
  readonly directory: { current(): DirectorySnapshot; refresh(): Promise<DirectorySnapshot> };
  readonly drafts: Pick<Drafts, 'find'>;
  /** May the person apply for this one 能否代办? */
  readonly behalf: BehalfDeps;
  readonly clock: () => number;
  /** Local date `YYYY-MM-DD`. */
  readonly today: () => string;
  readonly satisfaction: ReadSatisfaction;
  /** Business systems that are asked when a form is opened; left out: none is. */
  readonly hooks?: Hooks;
}
