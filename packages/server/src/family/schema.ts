import { Type } from 'typebox';
import { PersonRef } from '../people/person-ref-schema.ts';
import {
  contract,
  IdParams,
  Instant,
  nullable,
  problems,
  READ,
  Text,
  WRITE,
} from '../platform/http/contract.ts';

const FamilyLinkView = Type.Object({
  id: Type.Integer(),
  proxy: PersonRef,
  principal: PersonRef,
  relation: Type.String(),
  services: Type.Array(Type.Object({ code: Type.String(), name: Text })),
  state: Type.Enum(['asked', 'active', 'ended']),
  askedByMe: Type.Boolean(),
  askedAt: Instant,
  agreedAt: nullable(Instant),
  endedAt: nullable(Instant),
  endedBy: nullable(PersonRef),
});

export const listFamilyLinks = contract({
  method: 'GET',
  url: '/api/family-links',
  access: READ,
  schema: {
    operationId: 'listFamilyLinks',
    summary: '亲情账号 Own family links, ended ones included',
    tags: ['family'],
    response: {
      200: Type.Object({
        items: Type.Array(FamilyLinkView),
        /** Services that admit family links. */
        services: Type.Array(Type.Object({ code: Type.String(), name: Text })),
        most: Type.Integer(),
      }),
      ...problems,
    },
  },
});

export const askFamilyLink = contract({
  method: 'POST',
  url: '/api/family-links',
  access: WRITE,
  schema: {
    operationId: 'askFamilyLink',
    summary: '申请亲情账号 Ask for a link; it counts once the other one agrees',
    tags: ['family'],
    body: Type.Object(
      {
        personNo: Type.String({ minLength: 1, maxLength: 32 }),
        /** Both must be right: a number alone finds nobody. */
        name: Type.String({ minLength: 1, maxLength: 60 }),
        /** What the other one will be. */
        they: Type.Enum(['proxy', 'principal']),
        relation: Type.String({ minLength: 1, maxLength: 20, pattern: '\\S' }),
        services: Type.Array(Type.String({ pattern: '^[a-z][a-z0-9-]{0,63}$' }), { maxItems: 50 }),
      },
      { additionalProperties: false },
    ),
    response: { 201: Type.Object({ id: Type.Integer() }), ...problems },
  },
});

export const agreeFamilyLink = contract({
  method: 'POST',
  url: '/api/family-links/:id/agree',
  access: WRITE,
  schema: {
    operationId: 'agreeFamilyLink',
    summary: '同意亲情账号 Agree to a link that the other one asked for',
    tags: ['family'],
    params: IdParams,
    response: { 204: Type.Null(), ...problems },
  },
});

export const endFamilyLink = contract({
  method: 'DELETE',
  url: '/api/family-links/:id',
  access: WRITE,
  schema: {
    operationId: 'endFamilyLink',
    summary: '解除亲情账号 End or refuse a link; either side may',
    tags: ['family'],
    params: IdParams,
    response: { 204: Type.Null(), ...problems },
  },
});
