import { deviceStorage } from '../../hall/apply/draft/copy-storage.ts';

/** What is typed at a step stays in this tab: it outlives a reload, and nobody else at the counter finds it later. */
export const tab = deviceStorage(() => sessionStorage);
