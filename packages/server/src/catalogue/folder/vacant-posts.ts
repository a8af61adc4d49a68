import { nodeName, vacancies, type Vacancy } from '@wangban/engine';
import type { DirectorySnapshot } from '../../people/snapshot.ts';
import type { CheckedService } from './check-service.ts';
import type { ServiceProblem } from './service-problem.ts';

/** Units that one line names; the rest is counted. */
const MOST_NAMED = 8;

/**
 * Vacant posts 空岗: steps for which the directory has nobody, with the units whose applicants would find them so. They are
 * no mistake of the service: the directory must be put right, or the step's empty rule decides.
 */
export function vacantPosts(
  service: CheckedService,
  directory: DirectorySnapshot,
): readonly ServiceProblem[] {
  const { flow, definition } = service;
  const owner = directory.unitByCode(definition.owner.unit)?.id ?? 0;
  const audience = new Set<string>(definition.audience);
  const mayApply = (id: number): boolean => audience.has(directory.display(id)?.affiliation ?? '');
  const found = vacancies(flow, directory, owner, mayApply);
  return [...new Set(found.map(({ node }) => node))].map((node) => {
    const name = nodeName(flow, node);
    const units = unitNames(
      found.filter((each) => each.node === node),
      directory,
    );
    return {
      file: 'flow.bpmn' as const,
      at: node,
      code: 'vacantPost',
      message: {
        zh: `环节“${name.zh}”对以下单位的申请人没有审批人：${units.zh}`,
        en: `The step “${name.en}” has no approver for applicants of ${units.en}`,
      },
    };
  });
}

function unitNames(found: readonly Vacancy[], directory: DirectorySnapshot) {
  const names = found.slice(0, MOST_NAMED).map(({ unit }) => directory.unit(unit)?.name ?? String(unit));
  const more = found.length - names.length;
  return {
    zh: `${names.join('、')}${more > 0 ? ` 等 ${found.length} 个单位` : ''}`,
    en: `${names.join(', ')}${more > 0 ? ` and ${more} more units` : ''}`,
  };
}
