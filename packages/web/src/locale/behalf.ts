import { words } from './words.ts';

/** Words of acting for somebody 代办. */
export const behalfWords = words(
  {
    filer: '代办人',
    filedByMe: '我代办的',
    forWhom: (name: string) => `您正在为 ${name} 办理`,
    forWhomText: '申请人和您都能看到进度，办理记录中会写明两个人的名字。',
    forOthers: '为他人申请',
    forSelf: '改为自己申请',
  },
  {
    filer: 'Filed by',
    filedByMe: 'Filed by me',
    forWhom: (name: string) => `You are applying for ${name}`,
    forWhomText: 'Both of you can follow it, and both names stay on record.',
    forOthers: 'Apply for somebody else',
    forSelf: 'Apply for yourself instead',
  },
);
