import { words } from './words.ts';

/** Words of uploading 上传材料. */
export const fileWords = words(
  {
    camera: '拍照',
    pick: '选择文件',
    mine: '用以前传过的',
    rules: (kinds: string, megabytes: number, most: number) =>
      `${kinds}，每个不超过 ${megabytes} MB，最多 ${most} 个`,
    uploading: (name: string, percent: number) => `正在上传 ${name}：${percent}%`,
    uploaded: (name: string) => `已上传 ${name}`,
    picked: (count: number) => `已选用 ${count} 个文件`,
    removed: (name: string) => `已移除 ${name}`,
    remove: '移除',
    removeWhat: (name: string) => `移除 ${name}`,
    cancel: '取消',
    retry: '再传一次',
    dismiss: '知道了',
    unnamed: (place: number) => `已上传的文件 ${place}`,
    tooMany: (most: number, surplus: number) =>
      `最多上传 ${most} 个文件，有 ${surplus} 个没有传。请先移除不需要的，再选一次`,
    empty: (name: string) => `“${name}”是空文件，请重新选择`,
    tooBig: (name: string, megabytes: number) =>
      `“${name}”超过 ${megabytes} MB，请压缩后再传，或拍一张更小的照片`,
    wrongType: (name: string, kinds: string) => `“${name}”不能传，这里只收${kinds}，请换一个文件`,
    oldOffice: (name: string, now: string) => `“${name}”是旧格式，请打开后另存为 .${now} 再传`,
    failed: (name: string) => `“${name}”没有传完，请检查网络后再传一次`,
    refused: (name: string, why: string) => `“${name}”没有上传：${why}`,
  },
  {
    camera: 'Take a photo',
    pick: 'Choose files',
    mine: 'Use an earlier upload',
    rules: (kinds: string, megabytes: number, most: number) =>
      `${kinds}; up to ${megabytes} MB each, at most ${most}`,
    uploading: (name: string, percent: number) => `Uploading ${name}: ${percent}%`,
    uploaded: (name: string) => `${name} uploaded`,
    picked: (count: number) => (count === 1 ? '1 file taken over' : `${count} files taken over`),
    removed: (name: string) => `${name} removed`,
    remove: 'Remove',
    removeWhat: (name: string) => `Remove ${name}`,
    cancel: 'Cancel',
    retry: 'Upload again',
    dismiss: 'OK',
    unnamed: (place: number) => `Uploaded file ${place}`,
    tooMany: (most: number, surplus: number) =>
      `At most ${most} files: ${surplus} ${surplus === 1 ? 'was' : 'were'} not uploaded. Remove what is not needed and choose again`,
    empty: (name: string) => `“${name}” is empty; choose it again`,
    tooBig: (name: string, megabytes: number) =>
      `“${name}” is over ${megabytes} MB; compress it or take a smaller photo`,
    wrongType: (name: string, kinds: string) =>
      `“${name}” cannot be used here; choose another file: ${kinds}`,
    oldOffice: (name: string, now: string) =>
      `“${name}” has an old format; open it, save it as .${now} and upload that`,
    failed: (name: string) => `“${name}” was not uploaded completely; check the network and upload it again`,
    refused: (name: string, why: string) => `“${name}” was not uploaded: ${why}`,
  },
);
