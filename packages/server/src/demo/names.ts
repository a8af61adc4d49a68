import type { Random } from './random.ts';

type Words = readonly [string, ...string[]];
const words = (text: string): Words => {
  const [first = '', ...rest] = text.trim().split(/\s+/);
  return [first, ...rest];
};

/** Common surnames; the most common ones stand several times. */
const SURNAMES = words(`
  王 王 王 王 李 李 李 李 张 张 张 张 刘 刘 刘 陈 陈 陈 陈 陈 杨 杨 黄 黄 黄 黄 赵 赵 吴 吴 吴 周 周 周 徐 徐 孙 孙 马 朱 朱 胡 郭 郭
  何 何 林 林 林 林 高 罗 罗 郑 郑 郑 梁 梁 梁 梁 谢 谢 宋 唐 唐 许 许 邓 邓 韩 冯 冯 曹 彭 彭 曾 曾 曾 肖 肖 田 董 潘 潘 袁 蔡 蔡 蒋 余 余
  于 杜 叶 叶 程 魏 苏 苏 吕 丁 任 卢 卢 姚 沈 钟 钟 姜 崔 谭 谭 陆 范 汪 廖 廖 石 金 韦 贾 夏 付 方 邹 熊 白 孟 秦 邱 侯 江 尹 薛 龙 黎 黎
  欧阳 司徒
`);

/** Given names as students of these years have them. */
const YOUNG = words(`
  子涵 浩然 欣怡 梓轩 雨桐 思远 佳怡 俊杰 诗涵 宇航 嘉欣 泽宇 梦瑶 文博 雅琪 天佑 静怡 志远 晓彤 家豪 思琪 子墨 婉婷 一鸣 雪莹 宇轩 可欣 皓轩 语嫣 明轩
  欣妍 睿哲 紫涵 博文 雨欣 俊熙 若曦 浩宇 佳琪 嘉豪 梓涵 晨曦 诗琪 子睿 梦琪 逸飞 思颖 俊豪 芷晴 铭泽 慧敏 凯文 心怡 嘉诚 雨薇 锦程 晓萱 文昊 丽娜 伟杰
  晓晴 子豪 颖欣 建宏 敏仪 振宇 海燕 世豪 楚楚 家俊 淑贤 启航 佩珊 永健 秋怡 国栋 冬梅 海涛 春燕 绍辉 丹妮 镇宇 婷婷 冠霖 莹莹 泽锋 倩倩 耀辉 晓敏 炜彬
  星辰 若琳 锦涵 沐阳 书瑶 承志 芊芊 乐天 知夏 景行 婧 琳 倩 颖 婷 莹 蕾 昊 磊 涛 超 俊 宁 瑶 薇 琪 桐 悦 晨 曦 睿 航 轩 妍 彤 楠
`);

/** Given names as their teachers have them. */
const ELDER = words(`
  建平 志明 丽华 国庆 文斌 秀兰 卫东 红梅 永强 淑珍 海峰 玉兰 建国 晓红 伟民 桂英 志刚 美玲 振华 雪梅 立新 春兰 学军 惠玲 庆丰 小玲 光明 秀英 锦华 月娥
  耀东 燕萍 德明 玉珍 少华 丽娟 炳坤 素芬 伟雄 佩琼 家明 慧娟 国荣 晓燕 志伟 婉君 文辉 雪芳 绍文 敏华 启明 爱华 培基 秋菊 世平 兰芳 汉文 碧云 树人 静仪
  宏伟 晓东 俊峰 海英 向阳 玉梅 立群 春梅 永红 文慧 克勤 丹霞 思明 凤英 达明 卓群 军 斌 敏 芳 燕 霞 玲 辉 勇 波 红 萍 峰 平 洪 莉 琴 梅 颖 岚
`);

/** Who may not come out of the lists: people of real life that this campus must not seem to show. */
const REAL = new Set(['蒋育燕', '田家炳']);

/** Gives plausible names 姓名. Full names may repeat, as they do on a campus; `reserved` ones never come up. */
export function nameSource(random: Random, reserved: ReadonlySet<string>) {
  const draw = (given: Words): string => {
    const name = `${random.pick(SURNAMES)}${random.pick(given)}`;
    return REAL.has(name) || reserved.has(name) ? draw(given) : name;
  };
  return { student: () => draw(YOUNG), staff: () => draw(ELDER) };
}
