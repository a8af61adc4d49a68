import { requestLanguage } from '../platform/errors/language.ts';
import { problem } from '../platform/errors/problem.ts';
import type { App } from '../platform/http/app-type.ts';
import { route } from '../platform/http/route.ts';
import type { StatisticsDeps } from './deps.ts';
import { getFigures } from './schema.ts';
import { figuresOf, monthsOf } from './store.ts';

/** Registers the figures 办件统计. What each of them counts stands in docs/metrics.md. */
export function registerStatisticsRoutes(app: App, { pool, catalogue }: StatisticsDeps): void {
  route(app, getFigures, async (request, reply) => {
    const { from, to } = request.query;
    if (from > to) {
      const language = requestLanguage(request.headers['accept-language']);
      const fields = [{ field: 'query/to', code: 'reversed', message: REVERSED[language] }];
      return problem(reply, 'INVALID_INPUT', { count: 1 }, fields);
    }
    const services = await catalogue.refresh();
    const rows = await figuresOf(pool, from, to);
    const figures = rows.map(({ service, median, started, valid, accepted, closed }) => ({
      service: {
        code: service,
        name: services.find(service)?.definition.name ?? { zh: service, en: service },
      },
      started,
      valid,
      accepted,
      closed,
      medianWorkingMinutes: median,
    }));
    return { from, to, services: figures, months: [...(await monthsOf(pool, from, to))] };
  });
}

const REVERSED = {
  zh: '结束月份不能早于开始月份，请调换。',
  en: 'The last month is before the first: swap them.',
} as const;
