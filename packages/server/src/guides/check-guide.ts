import type { Text } from '@wangban/engine/form';
import type { ServiceDefinition } from '../catalogue/definition.ts';

/** What is wrong with a guide beyond its structure 指南检查; `at` is a JSON pointer into service.yaml. */
export interface GuideProblem {
  readonly at: string;
  readonly code: string;
  readonly message: Text;
}

/** Clauses that send people home for a paper nobody named, such as 其他有关材料 or “other documents as required”. */
const CATCH_ALL =
  /其[他它](?:有关|相关|需要|必要|所需|应当|规定|要求)?(?:提交|提供|具备|符合)?的?(?:有关|相关|必要|所需)?(?:材料|条件|情形|证明|文件|手续)|\b(?:any )?other (?:relevant |necessary |required |supporting )?(?:documents?|materials?|conditions?|papers?)\b/i;

/** Ways that lead people to a place. */
const ON_SITE: ReadonlySet<string> = new Set(['window', 'appointment', 'selfService']);

/** Checks what the guide's elements say of each other, and that no clause is a catch-all 兜底条款. */
export function checkGuide(definition: ServiceDefinition): readonly GuideProblem[] {
  return [
    ...catchAlls(definition),
    ...situations(definition),
    ...visits(definition),
    ...times(definition),
    ...others(definition),
  ];
}

function catchAlls({ guide }: ServiceDefinition): readonly GuideProblem[] {
  const texts = [
    ...guide.conditions.map((text, index) => ({ text, at: `/guide/conditions/${index}` })),
    ...guide.materials.map(({ name }, index) => ({ text: name, at: `/guide/materials/${index}/name` })),
  ];
  return texts
    .filter(({ text }) => CATCH_ALL.test(text.zh) || CATCH_ALL.test(text.en))
    .map(({ text, at }) =>
      problem(
        at,
        'catchAll',
        `“${text.zh}”是兜底条款，读的人不知道要准备什么，请逐项写明，或删去`,
        `“${text.en}” is a catch-all clause that nobody can prepare for: name each item, or leave it out`,
      ),
    );
}

function situations({ guide }: ServiceDefinition): readonly GuideProblem[] {
  const keys = (guide.situations ?? []).map(({ key }) => key);
  const twice = keys.flatMap((key, index) =>
    keys.indexOf(key) === index
      ? []
      : [
          problem(
            `/guide/situations/${index}/key`,
            'duplicate',
            `情形“${key}”写了两次，请改名或删去一个`,
            `The situation “${key}” stands twice: rename or remove one`,
          ),
        ],
  );
  const unknown = guide.materials.flatMap((material, index) =>
    (material.situations ?? []).flatMap((key, place) =>
      keys.includes(key)
        ? []
        : [
            problem(
              `/guide/materials/${index}/situations/${place}`,
              'unknownSituation',
              `没有情形“${key}”，请在 guide.situations 中添加，或检查拼写`,
              `There is no situation “${key}”: add it to guide.situations, or check its spelling`,
            ),
          ],
    ),
  );
  return [...twice, ...unknown];
}

function visits({ visits: count, guide }: ServiceDefinition): readonly GuideProblem[] {
  const found: GuideProblem[] = [];
  const noPlace = (guide.places ?? []).length === 0;
  if (count > 0 && guide.visitReason === undefined)
    found.push(
      problem(
        '/visits',
        'visitReason',
        `要跑 ${count} 次，请在 guide.visitReason 写明为什么必须到现场`,
        `${count} visits need a reason: say in guide.visitReason why people must come`,
      ),
    );
  if (count === 0 && guide.visitReason !== undefined)
    found.push(
      problem(
        '/guide/visitReason',
        'visitReason',
        'visits 是 0，却写了到现场的原因，请改 visits，或删去 visitReason',
        'visits is 0 and yet there is a reason to come: change visits, or remove visitReason',
      ),
    );
  if (noPlace && (count > 0 || guide.ways.some((way) => ON_SITE.has(way))))
    found.push(
      problem(
        '/guide/places',
        'places',
        '需要到现场或窗口，请在 guide.places 写明地点和开放时间',
        'People have to come: name place and opening hours in guide.places',
      ),
    );
  return found;
}

function times({ processingTimeDays, guide }: ServiceDefinition): readonly GuideProblem[] {
  const limit = guide.statutory?.days;
  if (limit === undefined || processingTimeDays <= limit) return [];
  return [
    problem(
      '/processingTimeDays',
      'promiseTooLong',
      `承诺时限 ${processingTimeDays} 个工作日长于规定时限 ${limit} 个工作日，请缩短承诺，或更正 guide.statutory.days`,
      `The promise of ${processingTimeDays} working days is longer than the statutory ${limit}: shorten it, or correct guide.statutory.days`,
    ),
  ];
}

function others({ code, guide }: ServiceDefinition): readonly GuideProblem[] {
  const found: GuideProblem[] = [];
  if (guide.office === undefined)
    found.push(
      problem(
        '/guide/office',
        'required',
        '缺少 office，请写明责任部门的地址、电话和办公时间',
        'office is missing: write address, phone and hours of the responsible unit',
      ),
    );
  if (guide.proxy.allowed && guide.proxy.rule === undefined)
    found.push(
      problem(
        '/guide/proxy',
        'proxyRule',
        '允许代办，请在 guide.proxy.rule 写明谁可以代办、要带什么',
        'Proxies are allowed: say in guide.proxy.rule who may act and what they bring',
      ),
    );
  if (guide.related?.includes(code))
    found.push(
      problem(
        '/guide/related',
        'relatedSelf',
        `关联事项里写了本事项“${code}”，请删去`,
        `The service “${code}” is related to itself: remove it`,
      ),
    );
  return found;
}

function problem(at: string, code: string, zh: string, en: string): GuideProblem {
  return { at, code, message: { zh, en } };
}
