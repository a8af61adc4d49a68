import type { Directory, Flow, PersonId, Pick, PickRange, UnitId, UnitScope } from '@wangban/engine';
import { APPLICANT } from './invented-directory.ts';

/** Choices 自选 for every node where this chooser chooses: the first who are in the range, as many as must be. */
export function picksFor(
  flow: Flow,
  chooser: 'applicantPicks' | 'previousPicks',
  directory: Directory,
): readonly Pick[] {
  return Object.values(flow.nodes).flatMap((node) => {
    if (node.kind !== 'user') return [];
    const [rule] = node.approval.approvers;
    if (rule?.rule !== chooser) return [];
    return [{ node: node.id, people: inRange(rule.range, directory).slice(0, Math.max(1, rule.min)) }];
  });
}

function inRange(range: PickRange, directory: Directory): readonly PersonId[] {
  const unit = unitOf(range.unit ?? { kind: 'applicant' }, directory);
  if (range.group !== undefined) return directory.group?.(range.group) ?? [];
  const position = range.position === undefined ? undefined : directory.position(range.position, unit);
  return position === undefined ? (directory.members?.(unit) ?? []) : directory.holders(position);
}

function unitOf(scope: UnitScope, directory: Directory): UnitId {
  const home = directory.person(APPLICANT)?.unit ?? 1;
  if (scope.kind === 'unit') return directory.unitByCode(scope.code)?.id ?? home;
  if (scope.kind === 'applicant') return home;
  for (let unit = directory.unit(home); unit !== undefined; unit = above(unit.parent, directory)) {
    if (unit.kind === scope.unitKind) return unit.id;
  }
  return home;
}

function above(parent: UnitId | undefined, directory: Directory) {
  return parent === undefined ? undefined : directory.unit(parent);
}
