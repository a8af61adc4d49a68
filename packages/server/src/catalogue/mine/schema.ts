import { Type } from 'typebox';
import { contract, problems, READ, WRITE } from '../../platform/http/contract.ts';
import { CodeParams, ServiceCard } from '../schema.ts';

export const getMine = contract({
  method: 'GET',
  url: '/api/my-services',
  access: READ,
  schema: {
    operationId: 'getMyServices',
    summary:
      '我的事项 Own favourites, services last applied for, and what others of the same audience use most',
    tags: ['catalogue'],
    response: {
      200: Type.Object({
        favourites: Type.Array(ServiceCard),
        recent: Type.Array(ServiceCard),
        recommended: Type.Array(ServiceCard),
      }),
      ...problems,
    },
  },
});

const favourite = {
  tags: ['catalogue'],
  params: CodeParams,
  response: { 204: Type.Null(), ...problems },
};

export const putFavourite = contract({
  method: 'PUT',
  url: '/api/my-services/:code',
  access: { ...WRITE, audit: false },
  schema: {
    operationId: 'addFavourite',
    summary: '收藏 Keeps a service among the own favourites',
    ...favourite,
  },
});

export const deleteFavourite = contract({
  method: 'DELETE',
  url: '/api/my-services/:code',
  access: { ...WRITE, audit: false },
  schema: {
    operationId: 'removeFavourite',
    summary: '取消收藏 Removes a service from the own favourites',
    ...favourite,
  },
});
