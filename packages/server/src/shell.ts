import type { Catalogue } from './catalogue/catalogue.ts';
import { guideOf } from './guides/guide-of.ts';
import type { ShellRenderer } from './platform/web/shell.ts';

const HALL = '网上办事大厅';

/**
 * What the server knows of the pages that anybody may read 公开页面首屏: the home page with the catalogue, and each guide.
 * Chinese first, as the first visit is; the page itself follows the reader's language.
 */
export function shellOf(catalogue: { refresh(): Promise<Catalogue> }): ShellRenderer {
  return async (path) => {
    const current = await catalogue.refresh();
    if (path === '/') {
      const data = { '/api/services': current.search('', undefined) };
      return { title: HALL, description: '师生一站式网上办事：查事项、看指南、在线申请、随时看进度。', data };
    }
    const code = /^\/services\/([a-z0-9-]+)$/.exec(path)?.[1];
    const entry = code === undefined ? undefined : current.find(code);
    if (entry === undefined) return undefined;
    const guide = guideOf(entry);
    const data = { [`/api/services/${guide.code}`]: guide };
    return { title: `${guide.name.zh} - ${HALL}`, description: guide.summary.zh, data };
  };
}
