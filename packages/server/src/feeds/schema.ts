import { Type } from 'typebox';
import { contract, problems, READ } from '../platform/http/contract.ts';

const Feeds = Type.Enum(['services.atom', 'services.json', 'notices.atom', 'notices.json']);

export const getFeed = contract({
  method: 'GET',
  url: '/api/feeds/:feed',
  access: { ...READ, auth: 'public' },
  schema: {
    operationId: 'getFeed',
    summary: '订阅 Services or notices as Atom (RFC 4287) or JSON Feed 1.1; what everybody may read',
    tags: ['feeds'],
    params: Type.Object({ feed: Feeds }),
    querystring: Type.Object({
      unit: Type.Optional(
        Type.String({ maxLength: 64, description: 'Code of a unit: only what it and units below it offer' }),
      ),
      language: Type.Optional(Type.Enum(['zh', 'en'])),
    }),
    response: { 200: Type.String(), ...problems },
  },
});
