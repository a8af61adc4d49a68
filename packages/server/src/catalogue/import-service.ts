import type { Pool } from '../platform/db/pool.ts';
import type { CheckedPage, CheckedService } from './folder/check-service.ts';
import type { ServiceProblem } from './folder/service-problem.ts';
import { searchRowOf } from './search/search-row.ts';
import { type Imported, type ImportOptions, insertVersion, type ReferenceCodeFixed } from './store.ts';

/**
 * Publishes a checked service 导入事项 as its next version, or finds that the serving version has this very content.
 * Only the hall can tell whether the reference code is free: a problem when it is not.
 */
export async function importService(
  pool: Pool,
  service: CheckedService | CheckedPage,
  options: ImportOptions,
): Promise<Imported | { readonly problems: readonly ServiceProblem[] }> {
  const { definition, form, flowXml, callable, contentHash, files } = service;
  const added = {
    service: definition.code,
    referenceCode: definition.referenceCode,
    definition,
    form: form?.definition,
    flow: flowXml,
    callable: callable ?? {},
    contentHash,
    ...(files && { files }),
    search: searchRowOf(definition),
  };
  const result = await insertVersion(pool, added, options);
  if ('version' in result) return result;
  if ('waiting' in result) return { problems: [waitingProblem(result.waiting)] };
  return { problems: [referenceCodeProblem(definition.referenceCode ?? '', result)] };
}

function waitingProblem(version: number): ServiceProblem {
  const message = {
    zh: `第 ${version} 版已经发布、还没有到生效时间，请等它生效，或先撤销`,
    en: `Version ${version} is published and waits for its day: wait for it, or withdraw it first`,
  };
  return { file: 'service.yaml', code: 'versionWaiting', message };
}

function referenceCodeProblem(code: string, { takenBy, kept }: ReferenceCodeFixed): ServiceProblem {
  const message =
    takenBy === undefined
      ? {
          zh: `受理编号代码从一开始就是“${kept ?? ''}”，不能改成“${code}”，请改回去`,
          en: `The reference code has been “${kept ?? ''}” from the beginning and cannot become “${code}”: change it back`,
        }
      : {
          zh: `受理编号代码“${code}”已由事项“${takenBy}”使用，请换一个`,
          en: `The reference code “${code}” belongs to the service “${takenBy}”: choose another one`,
        };
  return { file: 'service.yaml', at: '/referenceCode', code: 'referenceCode', message };
}
