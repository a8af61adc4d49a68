import { guideAsData } from './guide-as-data.ts';

/** One step 升级 of a stored definition to the next format. Pure; what it does not know it leaves as it is. */
export type Upgrade = (definition: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

/** Steps in order: the first one leads from format 1 to 2. A released step never changes, because data wait for it. */
export const UPGRADES: readonly Upgrade[] = [guideAsData];

/** The format in which this build writes 存储格式. */
export const STORED_FORMAT = UPGRADES.length + 1;
