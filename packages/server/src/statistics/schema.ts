import { Type } from 'typebox';
import { contract, nullable, problems, READ, Text } from '../platform/http/contract.ts';

const Month = Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])$' });

/** 评价三数: they add up to the cases that may be rated. */
const RatingFigures = Type.Object({
  rated: Type.Integer(),
  unrated: Type.Integer(),
  auto: Type.Integer({ description: 'Not rated, and confirmed by default' }),
  bad: Type.Integer({ description: '1 or 2 stars' }),
  badReplied: Type.Integer(),
  average: nullable(
    Type.Number({ description: 'Mean of the stars; null while fewer than 5 people have rated' }),
  ),
});

/** Figures of one service in the period, by month of submit. Definitions: docs/metrics.md. */
export const ServiceFigures = Type.Object({
  service: Type.Object({ code: Type.String(), name: Text }),
  started: Type.Integer(),
  valid: Type.Integer(),
  accepted: Type.Integer(),
  closed: Type.Integer(),
  medianWorkingMinutes: nullable(
    Type.Integer({ description: "Submit to close in working minutes, the applicant's own time not counted" }),
  ),
  rating: RatingFigures,
});

export const getFigures = contract({
  method: 'GET',
  url: '/api/figures',
  access: { ...READ, roles: ['admin', 'office', 'auditor'] },
  schema: {
    operationId: 'getFigures',
    summary: '办件统计 Figures per service and per month',
    tags: ['statistics'],
    querystring: Type.Object({ from: Month, to: Month }),
    response: {
      200: Type.Object({
        from: Month,
        to: Month,
        services: Type.Array(ServiceFigures),
        months: Type.Array(Type.Object({ month: Month, started: Type.Integer(), closed: Type.Integer() })),
      }),
      ...problems,
    },
  },
});
