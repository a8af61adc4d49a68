import { words } from './words.ts';

/** Words of 我的材料: earlier uploads to use again. */
export const myFilesWords = words(
  {
    title: '用以前传过的材料',
    lead: '这些是您以前申请时传过的文件，选中就能再用，不用重新上传。',
    search: '按文件名或事项查找',
    from: (title: string, reference: string) => `用于：${title}（${reference}）`,
    forOthers: '用于：替别人办的申请',
    pick: (count: number) => (count === 0 ? '选用' : `选用这 ${count} 个`),
    room: (left: number) => `还可以选 ${left} 个`,
    chosen: (count: number, left: number) =>
      left === 0 ? `已选 ${count} 个，不能再多了` : `已选 ${count} 个，还可以选 ${left} 个`,
    full: '这里的文件已经够数了，请先移除一个再选',
    none: '还没有可以再用的文件',
    noneText: (kinds: string) => `提交过的申请里传过${kinds}，下次就会出现在这里。`,
    nothingFound: '没有找到，请换个词',
    found: (count: number) => `找到 ${count} 个文件`,
    waiting: '正在取您的材料…',
  },
  {
    title: 'Use an earlier upload',
    lead: 'Files that you uploaded for earlier applications. Choose them to use them again.',
    search: 'Search by file name or service',
    from: (title: string, reference: string) => `Used in: ${title} (${reference})`,
    forOthers: 'Used in an application for somebody else',
    pick: (count: number) =>
      count === 0 ? 'Use' : count === 1 ? 'Use this file' : `Use these ${count} files`,
    room: (left: number) => `You may choose ${left}`,
    chosen: (count: number, left: number) =>
      left === 0 ? `${count} chosen, which is all that fit` : `${count} chosen, ${left} more possible`,
    full: 'There are enough files here; remove one first',
    none: 'Nothing to use again yet',
    noneText: (kinds: string) =>
      `Once you have submitted an application with ${kinds}, the files appear here.`,
    nothingFound: 'Nothing found; try another word',
    found: (count: number) => (count === 1 ? '1 file found' : `${count} files found`),
    waiting: 'Getting your files…',
  },
);
