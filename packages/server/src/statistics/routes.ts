import { requestLanguage } from '../platform/errors/language.ts';
import { problem } from '../platform/errors/problem.ts';
import type { App } from '../platform/http/app-type.ts';
import { route } from '../platform/http/route.ts';
import { ratingFigures } from '../ratings/figures.ts';
import type { StatisticsDeps } from './deps.ts';
import { getFigures } from './schema.ts';
import { figuresOf, monthsOf } from './store.ts';

/** Registers the figures 办件统计. What each of them counts stands in docs/metrics.md. */
export function registerStatisticsRoutes(app: App, { pool, catalogue, today }: StatisticsDeps): void {
  route(app, getFigures, async (request, reply) => {
    const { from, to } = request.query;
    if (from > to) {
      const language = requestLanguage(request.headers['accept-language']);
      const fields = [{ field: 'query/to', code: 'reversed', message: REVERSED[language] }];
      return problem(reply, 'INVALID_INPUT', { count: 1 }, fields);
    }
    const services = await catalogue.refresh();
    const rows = await figuresOf(pool, from, to);
    const ratings = new Map(
      (await ratingFigures(pool, from, to, today())).map(({ service, ...rating }) => [service, rating]),
    );
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
      rating: ratings.get(service) ?? NO_RATINGS,
    }));
    return { from, to, services: figures, months: [...(await monthsOf(pool, from, to))] };
  });
}

const NO_RATINGS = { rated: 0, unrated: 0, auto: 0, bad: 0, badReplied: 0, average: null } as const;

const REVERSED = {
  zh: '结束月份不能早于开始月份，请调换。',
  en: 'The last month is before the first: swap them.',
} as const;
