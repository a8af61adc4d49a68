import { homeOf } from './catalogue/home.ts';
import { readGuide } from './guides/read-guide.ts';
import type { NoticeDeps } from './notices/deps.ts';
import type { ReadSatisfaction } from './ratings/satisfaction.ts';
import { listNoticesFor } from './notices/list-notices.ts';
import type { ShellRenderer } from './platform/web/shell.ts';

const HALL = '网上办事大厅';

/**
 * What the server knows of the pages that anybody may read 公开页面首屏: the home page with the catalogue, and each guide.
 * Chinese first, as the first visit is; the page itself follows the reader's language.
 */
export function shellOf(deps: NoticeDeps & { readonly satisfaction: ReadSatisfaction }): ShellRenderer {
  return async (path) => {
    if (path === '/') {
      const data = {
        '/api/home': await homeOf(deps),
        '/api/notices?limit=4': await listNoticesFor(deps, undefined, { limit: 4 }),
      };
      return {
        title: HALL,
        description: '师生一站式网上办事：查事项、看指南、在线申请、随时看进度。',
        site: HALL,
        kind: 'website',
        data,
      };
    }
    const code = /^\/services\/([a-z0-9-]+)$/.exec(path)?.[1];
    const guide = code === undefined ? undefined : await readGuide(deps, code);
    if (guide === undefined) return undefined;
    const data = { [`/api/services/${guide.code}`]: guide };
    return {
      title: `${guide.name.zh} - ${HALL}`,
      description: guide.summary.zh,
      site: HALL,
      kind: 'article',
      data,
    };
  };
}
