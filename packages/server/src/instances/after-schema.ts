import { Type } from 'typebox';
import { JsonRecord } from '../platform/http/contract.ts';
import { commandContract } from './command-contract.ts';

const FileId = Type.String({ pattern: '^[A-Za-z0-9_-]{22}$' });

export const confirmInstance = commandContract(
  'confirm',
  'confirmInstance',
  '确认办结 Say that it is solved; the applicant',
  {},
);
export const objectInstance = commandContract(
  'not-solved',
  'objectInstance',
  '没有解决 Say that it is not solved: the case goes on; the applicant',
  {
    reason: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }),
    files: Type.Optional(Type.Array(FileId, { maxItems: 9 })),
  },
);
export const fulfilInstance = commandContract(
  'fulfil',
  'fulfilInstance',
  '履行义务 Fulfil an obligation of the case, such as 销假; its holder',
  { obligation: Type.Integer({ minimum: 1 }), data: JsonRecord },
);
export const supplementInstance = commandContract(
  'supplement',
  'supplementInstance',
  '补充说明 Add something to a case that others work on, also in a business system; the applicant',
  {
    note: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }),
    files: Type.Optional(Type.Array(FileId, { maxItems: 3, uniqueItems: true })),
  },
);
