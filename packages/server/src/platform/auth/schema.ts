import { Type } from 'typebox';
import { contract, nullable, problems, READ, WRITE } from '../http/contract.ts';

export const Me = Type.Object({
  id: Type.Integer(),
  personNo: Type.String(),
  name: Type.String(),
  unit: Type.String(),
  affiliation: Type.String({ description: 'undergraduate | postgraduate | staff' }),
  roles: Type.Array(Type.String()),
  mustChangePassword: Type.Boolean(),
});

export const getSession = contract({
  method: 'GET',
  url: '/api/session',
  access: { ...READ, auth: 'public' },
  schema: {
    operationId: 'getSession',
    summary: '当前登录 Who is signed in; null = nobody',
    tags: ['session'],
    response: { 200: Type.Object({ me: nullable(Me), setupNeeded: Type.Boolean() }), ...problems },
  },
});

export const signIn = contract({
  method: 'POST',
  url: '/api/session',
  access: { ...WRITE, auth: 'public', rate: 'login' },
  schema: {
    operationId: 'signIn',
    summary: '登录 Sign in with a local account',
    tags: ['session'],
    body: Type.Object(
      {
        personNo: Type.String({ minLength: 1, maxLength: 64 }),
        password: Type.String({ minLength: 1, maxLength: 256 }),
      },
      { additionalProperties: false },
    ),
    response: { 200: Type.Object({ me: Me }), ...problems },
  },
});

export const signOut = contract({
  method: 'DELETE',
  url: '/api/session',
  access: WRITE,
  schema: {
    operationId: 'signOut',
    summary: '退出登录 Sign out',
    tags: ['session'],
    response: { 204: Type.Null(), ...problems },
  },
});

export const changePassword = contract({
  method: 'PUT',
  url: '/api/session/password',
  access: { ...WRITE, rate: 'login' },
  schema: {
    operationId: 'changePassword',
    summary: '修改密码 Change the own password; ends all other sessions',
    tags: ['session'],
    body: Type.Object(
      {
        current: Type.String({ minLength: 1, maxLength: 256 }),
        next: Type.String({ minLength: 1, maxLength: 256 }),
      },
      { additionalProperties: false },
    ),
    response: { 204: Type.Null(), ...problems },
  },
});

export const setUp = contract({
  method: 'POST',
  url: '/api/setup',
  access: { ...WRITE, auth: 'public', rate: 'login' },
  schema: {
    operationId: 'setUp',
    summary: '首次设置 Make the first administrator with the one-time code printed at start',
    tags: ['session'],
    body: Type.Object(
      {
        code: Type.String({ minLength: 1, maxLength: 128 }),
        personNo: Type.String({ minLength: 1, maxLength: 64 }),
        name: Type.String({ minLength: 1, maxLength: 60 }),
        password: Type.String({ minLength: 1, maxLength: 256 }),
      },
      { additionalProperties: false },
    ),
    response: { 200: Type.Object({ me: Me }), ...problems },
  },
});
