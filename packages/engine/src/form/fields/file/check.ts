import type { Text } from '../../../text.ts';
import {
  type CheckedField,
  faulty,
  type FieldContext,
  type FieldProblem,
  type KnownFile,
} from '../../checked-field.ts';
import type { FileField, FileKind, PhotoField } from '../../form.ts';
import { en, wrongType, zh } from '../../named.ts';
import { kindNames, kindsOf } from './kinds.ts';

/** Media types 媒体类型 of each kind. */
const KIND_TYPES: { readonly [kind in FileKind]: readonly string[] } = {
  pdf: ['application/pdf'],
  image: ['image/jpeg', 'image/png', 'image/webp', 'image/heic'],
  word: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  excel: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
};

/** File ids are 128 random bits in base64url. */
const FILE_ID = /^[A-Za-z0-9_-]{22}$/;

/** Whether a value is the id of an upload. */
export function isFileId(value: unknown): value is string {
  return typeof value === 'string' && FILE_ID.test(value);
}

/** Checks uploads: ids, their number and, where the files are known, kind and size. */
export function checkFileField(
  field: FileField | PhotoField,
  typed: unknown,
  context: FieldContext,
): CheckedField {
  if (!Array.isArray(typed)) return wrongType(field, { zh: '已上传的文件', en: 'uploaded files' });
  const given: readonly unknown[] = typed;
  const value = [...new Set(given.filter(isFileId))];
  const wrong = given.findIndex((id) => !isFileId(id));
  if (wrong >= 0)
    return faulty('badFile', lostFile(field), value.length > 0 ? value : undefined, `/${wrong}`);
  if (value.length > field.maxFiles) return faulty('tooManyFiles', tooMany(field, value.length), value);
  const unfit = value.flatMap((id, index) => unfitFile(field, context.files?.get(id), index));
  if (unfit.length > 0) return { value, problems: unfit };
  const least = field.minFiles ?? 1;
  if (value.length >= least || context.mode === 'draft') return { value, problems: [] };
  return faulty(
    'tooFewFiles',
    {
      zh: `${zh(field)}至少上传 ${least} 个文件，请再上传 ${least - value.length} 个`,
      en: `Upload at least ${least} files for ${en(field)}: ${least - value.length} more`,
    },
    value,
  );
}

function lostFile(field: FileField | PhotoField): Text {
  return {
    zh: `${zh(field)}里有一个文件没有上传成功，请移除后重新上传`,
    en: `A file of ${en(field)} was not uploaded: remove it and upload it again`,
  };
}

function tooMany(field: FileField | PhotoField, count: number): Text {
  const most = field.maxFiles;
  return {
    zh: `${zh(field)}最多上传 ${most} 个文件，现在有 ${count} 个，请移除 ${count - most} 个`,
    en: `${en(field)} takes at most ${most} files; there are ${count}: remove ${count - most}`,
  };
}

function unfitFile(
  field: FileField | PhotoField,
  file: KnownFile | undefined,
  index: number,
): readonly FieldProblem[] {
  if (file === undefined) return [];
  const kinds = kindsOf(field);
  const at = `/${index}`;
  if (!kinds.some((kind) => KIND_TYPES[kind].includes(file.type)))
    return [
      {
        at,
        code: 'badFile',
        message: {
          zh: `${zh(field)}只收${kindNames(kinds, 'zh')}，“${file.name}”不是，请换一个文件`,
          en: `${en(field)} takes ${kindNames(kinds, 'en')} only, and “${file.name}” is none: choose another file`,
        },
      },
    ];
  const most = field.type === 'file' ? (field.maxMegabytes ?? Infinity) : Infinity;
  if (file.size <= most * 1024 * 1024) return [];
  return [
    {
      at,
      code: 'badFile',
      message: {
        zh: `“${file.name}”超过 ${most} MB，请压缩后重新上传到${zh(field)}`,
        en: `“${file.name}” is larger than ${most} MB: make it smaller and upload it again to ${en(field)}`,
      },
    },
  ];
}
