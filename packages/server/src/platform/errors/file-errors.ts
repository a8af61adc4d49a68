import type { ErrorRow } from './row.ts';

/** Why an uploaded file is not taken 上传被拒, in alphabetical order. */
export const fileErrors = {
  FILE_ACTIVE: {
    status: 422,
    zh: '文件“{name}”里有宏、控件、嵌入的程序，或要从外部取的内容，没有上传。请另存为不带宏的 .docx、.xlsx，或导出为 PDF 后上传。',
    en: 'The file “{name}” holds macros, controls, embedded programs or content from elsewhere and was not uploaded. Save it as .docx or .xlsx without macros, or as PDF, and upload that.',
  },
  FILE_DAMAGED: {
    status: 422,
    zh: '文件“{name}”已损坏或不完整，没有上传。请确认能正常打开，另存或截图后重新上传。',
    en: 'The file “{name}” is damaged or incomplete and was not uploaded. Check that it opens, save it again or take a screenshot, and upload that.',
  },
  FILE_DISGUISED: {
    status: 422,
    zh: '文件“{name}”的内容是 {found}，与扩展名不符，没有上传。请上传原文件，或改成正确的扩展名。',
    en: 'The content of “{name}” is {found}, which its extension does not say; it was not uploaded. Upload the original file or correct the extension.',
  },
  FILE_EMPTY: {
    status: 422,
    zh: '文件“{name}”没有内容（0 字节），没有上传。请确认文件已下载完整后重新选择。',
    en: 'The file “{name}” is empty (0 bytes) and was not uploaded. Check that it was downloaded completely and choose it again.',
  },
  FILE_ENCRYPTED: {
    status: 422,
    zh: '文件“{name}”设有密码或加密限制，审核人无法查看，没有上传。请取消密码后重新上传。',
    en: 'The file “{name}” is encrypted and could not be read by those who check it; it was not uploaded. Remove the password and upload it again.',
  },
  FILE_INFLATES: {
    status: 422,
    zh: '文件“{name}”解开后太大或内容太多，没有上传。请删去多余内容，或导出为 PDF 后上传。',
    en: 'The file “{name}” unpacks to far too much and was not uploaded. Take out what is not needed, or save it as PDF and upload that.',
  },
  FILE_MISSING: {
    status: 400,
    zh: '没有收到文件。请选择一个文件（字段名 file）后再上传。',
    en: 'No file arrived. Choose one file (field name file) and upload it again.',
  },
  FILE_NAME_UNSAFE: {
    status: 422,
    zh: '文件名不合要求，没有上传：不能有不可见字符、多重扩展名（如 a.exe.pdf），长度不超过 120 字。请重命名后再上传。',
    en: 'The file name is not acceptable and the file was not uploaded: no invisible characters, no double extension (such as a.exe.pdf), at most 120 characters. Rename it and upload it again.',
  },
  FILE_SPACE_FULL: {
    status: 422,
    zh: '您的上传空间已用 {used} MB，上限 {limit} MB，放不下这个文件。请压缩后再试，或请管理员清理。',
    en: 'You have used {used} MB of your {limit} MB of upload space and this file does not fit. Upload a smaller file, or ask an administrator to make room.',
  },
  FILE_TOO_LARGE: {
    status: 413,
    zh: '文件超过 {limit}，没有上传。请压缩或拆分后再上传；照片可降低分辨率。',
    en: 'The file is larger than {limit} and was not uploaded. Compress or split it; photos can be saved at a lower resolution.',
  },
  FILE_TOO_MANY_PIXELS: {
    status: 422,
    zh: '图片“{name}”超过 {limit} 百万像素，没有上传。请缩小图片后再上传。',
    en: 'The picture “{name}” has more than {limit} megapixels and was not uploaded. Make it smaller and upload it again.',
  },
  FILE_TYPE_REFUSED: {
    status: 415,
    zh: '文件“{name}”的内容是 {found}，不能上传。可上传：{allowed}。请另存为 PDF 或拍照上传。',
    en: 'The content of “{name}” is {found}, which cannot be uploaded. Possible are: {allowed}. Save it as PDF or upload a photo.',
  },
  FILE_UNSAFE: {
    status: 422,
    zh: '文件“{name}”里夹带了网页代码，没有上传。请重新导出，或截图后上传。',
    en: 'The file “{name}” carries web page code inside and was not uploaded. Export it again, or upload a screenshot.',
  },
} as const satisfies Readonly<Record<string, ErrorRow>>;
