import { Type } from 'typebox';
import { FileRef } from '../instances/schema.ts';
import { contract, Instant, nullable, problems, READ, WRITE } from '../platform/http/contract.ts';

const FileParams = Type.Object({ id: Type.String({ pattern: '^[A-Za-z0-9_-]{22}$' }) });

export const uploadFile = contract({
  method: 'POST',
  url: '/api/files',
  access: { ...WRITE, rate: 'upload' },
  schema: {
    operationId: 'uploadFile',
    summary:
      '上传材料 Upload one file (multipart field `file`): PDF, JPEG, PNG, WebP, HEIC, DOCX, XLSX, ≤ 10 MB; the content decides the type, not the name',
    tags: ['files'],
    consumes: ['multipart/form-data'],
    response: { 201: FileRef, ...problems },
  },
});

export const listFiles = contract({
  method: 'GET',
  url: '/api/files',
  access: READ,
  schema: {
    operationId: 'listFiles',
    summary:
      '我的材料 Own uploads of earlier applications, newest first, each content once; to be used again',
    tags: ['files'],
    response: {
      200: Type.Object({
        items: Type.Array(
          Type.Object({
            ...FileRef.properties,
            uploadedAt: Instant,
            usedIn: nullable(
              Type.Object({ id: Type.Integer(), reference: Type.String(), title: Type.String() }),
            ),
          }),
        ),
      }),
      ...problems,
    },
  },
});

export const downloadFile = contract({
  method: 'GET',
  url: '/api/files/:id',
  access: READ,
  schema: {
    operationId: 'downloadFile',
    summary: '下载材料 Owner, or who may read an instance that holds it',
    tags: ['files'],
    params: FileParams,
    produces: ['application/octet-stream'],
  },
});
