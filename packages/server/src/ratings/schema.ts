import { Type } from 'typebox';
import {
  contract,
  IdParams,
  Instant,
  next,
  nullable,
  PageQuery,
  problems,
  READ,
  Text,
  WRITE,
} from '../platform/http/contract.ts';

const Stars = Type.Integer({ minimum: 1, maximum: 5, description: '1 非常不满意 … 5 非常满意' });
const Key = Type.String({ maxLength: 60, pattern: '^[A-Za-z][A-Za-z0-9.]*$' });
const Day = Type.String({ format: 'date' });
const Result = Type.Enum(['fixed', 'planned', 'explained']);

/** What the unit in charge replied 回复. */
const Reply = Type.Object({
  text: Type.String(),
  result: Result,
  plannedOn: nullable(Day),
  calledBack: Type.Boolean(),
  repliedAt: Instant,
});

const Given = Type.Object({
  stars: Stars,
  options: Type.Array(Text),
  comment: Type.String(),
  isAnonymous: Type.Boolean(),
  isAddition: Type.Boolean({ description: '追加评价' }),
  isEarlier: Type.Boolean({ description: 'About an earlier close: the case was reopened since' }),
  givenAt: Instant,
  reply: nullable(Reply),
});

/** Where the case stands, and everything that may be ticked. */
export const RatingOfCase = Type.Object({
  state: Type.Enum(['never', 'notYet', 'open', 'rated', 'over']),
  until: nullable(
    Type.String({ format: 'date-time', description: 'Until when it may be rated, or added to' }),
  ),
  options: Type.Array(
    Type.Object({
      key: Type.String(),
      tone: Type.Enum(['good', 'fair', 'poor'], { description: '4 and 5 stars, 3 stars, 1 and 2 stars' }),
      name: Text,
    }),
  ),
  given: Type.Array(Given, { description: 'Oldest first' }),
});

export const getRating = contract({
  method: 'GET',
  url: '/api/instances/:id/rating',
  access: READ,
  schema: {
    operationId: 'getRating',
    summary: '我的评价 How the reader rated a case of theirs; nobody else sees it here',
    tags: ['ratings'],
    params: IdParams,
    response: { 200: RatingOfCase, ...problems },
  },
});

export const rateInstance = contract({
  method: 'POST',
  url: '/api/instances/:id/rating',
  // No audit entry: it would say who gave an anonymous rating.
  access: { ...WRITE, audit: false },
  schema: {
    operationId: 'rateInstance',
    summary:
      '评价 Rate a closed case, or add to the rating once; the applicant. The same again is the same rating',
    tags: ['ratings'],
    params: IdParams,
    body: Type.Object(
      {
        stars: Stars,
        options: Type.Array(Key, { maxItems: 10, uniqueItems: true }),
        comment: Type.String({ maxLength: 500 }),
        isAnonymous: Type.Boolean({ description: 'An addition is what the first rating was' }),
        adds: Type.Boolean({ description: '追加评价: there is a rating already' }),
      },
      { additionalProperties: false },
    ),
    response: { 200: RatingOfCase, ...problems },
  },
});

/** A rating as the unit in charge sees it. Of an anonymous one it has nothing that leads to its case. */
const OfficeRating = Type.Object({
  token: Type.String(),
  service: Type.Object({ code: Type.String(), name: Text }),
  stars: Stars,
  options: Type.Array(Text),
  comment: Type.String(),
  isAddition: Type.Boolean(),
  givenOn: Day,
  from: nullable(
    Type.Object({
      name: Type.String(),
      reference: Type.String(),
      title: Text,
      instanceId: nullable(Type.Integer({ description: 'Null for readers who may not open the case' })),
    }),
  ),
  mustReply: Type.Boolean(),
  dueAt: nullable(Instant),
  isOverdue: Type.Boolean(),
  reply: nullable(Reply),
});

export const listRatings = contract({
  method: 'GET',
  url: '/api/ratings',
  access: READ,
  schema: {
    operationId: 'listRatings',
    summary: '评价 Ratings of the services that the reader answers for',
    tags: ['ratings'],
    querystring: Type.Object({
      show: Type.Optional(
        Type.Enum(['waiting', 'all'], { description: 'waiting = bad ones without a reply' }),
      ),
      ...PageQuery,
    }),
    response: {
      200: Type.Object({
        items: Type.Array(OfficeRating),
        waiting: Type.Integer({ description: 'Bad ratings without a reply' }),
        overdue: Type.Integer(),
        next,
      }),
      ...problems,
    },
  },
});

export const replyToRating = contract({
  method: 'POST',
  url: '/api/ratings/:token/reply',
  access: WRITE,
  schema: {
    operationId: 'replyToRating',
    summary: '回复评价 Say what was done about a rating; whoever gave it is told',
    tags: ['ratings'],
    params: Type.Object({ token: Type.String({ pattern: '^[A-Za-z0-9_-]{22}$' }) }),
    body: Type.Object(
      {
        text: Type.String({ minLength: 1, maxLength: 1000, pattern: '\\S' }),
        result: Result,
        plannedOn: Type.Optional(Type.String({ format: 'date', description: 'For `planned`: by when' })),
        calledBack: Type.Boolean({ description: '已回访; never of an anonymous one' }),
      },
      { additionalProperties: false },
    ),
    response: { 204: Type.Null(), ...problems },
  },
});
