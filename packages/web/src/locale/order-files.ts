import { words } from './words.ts';

/** Words of the files of orders 工单文件 of a business system. */
export const orderFileWords = words(
  {
    lead: '没有接口的系统用 CSV 文件告诉大厅办理结果。每一行只采用一次；有问题的行在这里按行号和列名列出，其余照常采用。',
    source: '文件来源',
    folder: '投放文件夹',
    url: '地址',
    nextAt: '下次去取',
    soon: '马上',
    readNow: '现在去读',
    files: '读过的文件',
    none: '还没有读过文件',
    noneNext: '对方放好文件后会自动读取，也可以点“现在去读”。',
    more: '更早的',
    vias: { folder: '投放文件夹', url: '按地址取回' },
    states: { good: '全部采用', partly: '部分没有采用', waiting: '有待人工处理', useless: '整个没有采用' },
    counts: (lines: number, fresh: number, known: number, refused: number) =>
      `共 ${lines} 行：新采用 ${fresh}，以前采用过 ${known}，没有采用 ${refused}`,
    facts: (size: string, encoding: string) => `${size}，${encoding}`,
    kilobytes: (n: string) => `${n} KB`,
    times: (n: number) => `收到过 ${n} 次`,
    findings: (n: number) => `逐行说明 ${n} 条`,
    place: (line: number, column: string | null) =>
      column === null ? `第 ${line} 行` : `第 ${line} 行 ${column} 列`,
    whole: '整个文件',
    fates: { refused: '没有采用', normalised: '已改写', quarantined: '待人工处理' },
    notListed: (n: number) => `另有 ${n} 条没有列出。`,
    quarantine: '到隔离页处理',
  },
  {
    lead: 'Systems without an API tell the hall by CSV files. Every line is taken once; those with something wrong are listed here by line and column, the others are taken all the same.',
    source: 'Where files come from',
    folder: 'Drop folder',
    url: 'Address',
    nextAt: 'Asked next',
    soon: 'at once',
    readNow: 'Look for files now',
    files: 'Files that were read',
    none: 'No file was read yet',
    noneNext: 'Files are read by themselves when they are there, or with “Look for files now”.',
    more: 'Earlier ones',
    vias: { folder: 'Drop folder', url: 'Fetched' },
    states: {
      good: 'All taken',
      partly: 'Some lines not taken',
      waiting: 'Something waits for a person',
      useless: 'Nothing taken',
    },
    counts: (lines: number, fresh: number, known: number, refused: number) =>
      `${lines} lines: ${fresh} new, ${known} known before, ${refused} not taken`,
    facts: (size: string, encoding: string) => `${size}, ${encoding}`,
    kilobytes: (n: string) => `${n} KB`,
    times: (n: number) => `came ${n} times`,
    findings: (n: number) => `Line by line: ${n}`,
    place: (line: number, column: string | null) =>
      column === null ? `Line ${line}` : `Line ${line}, column ${column}`,
    whole: 'The whole file',
    fates: { refused: 'Not taken', normalised: 'Read otherwise', quarantined: 'Waits for a person' },
    notListed: (n: number) => `${n} more are not listed.`,
    quarantine: 'To the quarantine',
  },
);
