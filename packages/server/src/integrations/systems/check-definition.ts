import { checkTarget, type AllowedTarget, type WireProblem } from '@wangban/connectors/webhook';
import type { SystemDefinition } from './definition.ts';
import { normalStatus } from './normal-status.ts';

/** What only the hall can tell about a definition that has the right shape 登记检查. */
export function checkSystem(
  definition: SystemDefinition,
  isUnit: (code: string) => boolean,
  others: readonly SystemDefinition[],
): readonly WireProblem[] {
  const { owner } = definition;
  const problems = [
    ...addressProblems(definition),
    ...statusProblems(definition),
    ...endProblems(definition),
    ...folderProblems(definition, others),
  ];
  if (isUnit(owner)) return problems;
  const zh = `没有编号为“${owner}”的单位，请在机构中查找正确的编号`;
  return [
    ...problems,
    { field: '/owner', zh, en: `There is no unit “${owner}”: look its code up in the directory` },
  ];
}

function addressProblems({ baseUrl, file, allow }: SystemDefinition): readonly WireProblem[] {
  return [...unreachable('/baseUrl', baseUrl, allow), ...unreachable('/file/url', file?.url, allow)];
}

function unreachable(
  field: string,
  url: string | undefined,
  allow: readonly AllowedTarget[],
): readonly WireProblem[] {
  const checked = url === undefined ? undefined : checkTarget(url, allow);
  if (checked === undefined) return [];
  if (!('refused' in checked)) {
    const { url: parts, allowed } = checked.target;
    return parts.protocol === 'http:' && !allowed.private ? [{ field, ...PLAIN_LINE }] : [];
  }
  return [
    {
      field,
      zh: `这个地址不在放行名单中，或不能使用（${checked.refused}）：请在放行名单（allow）里写出它的主机和端口`,
      en: `This address is not on the list, or cannot be used (${checked.refused}): name its host and port in the allow-list (allow)`,
    },
  ];
}

/** Lines of one system must not be taken for another's. */
function folderProblems(
  { code, file }: SystemDefinition,
  others: readonly SystemDefinition[],
): readonly WireProblem[] {
  const folder = file?.folder;
  const other = others.find((each) => each.code !== code && each.file?.folder === folder);
  if (folder === undefined || other === undefined) return [];
  return [
    {
      field: '/file/folder',
      zh: `“${other.code}”已经用了这个文件夹，请换一个`,
      en: `“${other.code}” has this folder already: choose another`,
    },
  ];
}

/** Whoever is on the way could read the people's data, and answer in the place of the system. */
const PLAIN_LINE = {
  zh: 'http 不加密，只能用在校内：请改用 https；确在校内网络的，在 allow 的这一行写 private: true',
  en: 'http is not encrypted and is for the campus alone: use https, or say private: true in its row of allow if it is there',
} as const;

function statusProblems({ statuses }: SystemDefinition): readonly WireProblem[] {
  const seen = new Map<string, number>();
  return statuses.flatMap(({ status, then, outcome, code }, index) => {
    const field = `/statuses/${index}`;
    const found: WireProblem[] = [];
    const first = seen.get(normalStatus(status));
    if (first !== undefined)
      found.push({
        field: `${field}/status`,
        zh: `和第 ${first + 1} 行是同一个状态（不分大小写、全角半角），请删去一行`,
        en: `is the same status as row ${first + 1} (letter case and width do not count): remove one`,
      });
    seen.set(normalStatus(status), first ?? index);
    if (then === 'complete' && outcome === undefined)
      found.push({
        field: `${field}/outcome`,
        zh: '办完的状态要写明结果（outcome），流程按它往下走',
        en: 'a status that completes the step needs an outcome, by which the flow goes on',
      });
    if (then === 'fail' && code === undefined)
      found.push({
        field: `${field}/code`,
        zh: '失败的状态要写明错误代码（code），流程按它往下走',
        en: 'a status that fails the step needs the code of the error, by which the flow goes on',
      });
    return found;
  });
}

/** A step that waits for an outcome needs a status that gives one. */
function endProblems({ operations, statuses }: SystemDefinition): readonly WireProblem[] {
  const waits = Object.values(operations).some(({ until }) => until === 'outcome');
  if (!waits || statuses.some(({ then }) => then === 'complete')) return [];
  return [
    {
      field: '/statuses',
      zh: '没有一个状态表示办完（then: complete），等结果的环节会一直停着',
      en: 'no status completes a step (then: complete), so a step that waits for the outcome would wait for ever',
    },
  ];
}
