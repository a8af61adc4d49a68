import type { Context, Substitution, SubstitutionScope } from '../context.ts';
import type { PersonId } from './directory.ts';

/** Does a substitution 长期委托 count at this node now? Its end is excluded. */
export function counts({ from, to, scope }: Substitution, { now, service }: Context, node: string): boolean {
  return now >= from && now < to && inScope(scope, service.code, node);
}

/** Who may stand in for these people at a node now. */
export function standInsFor(
  context: Context,
  node: string,
  people: readonly PersonId[],
): readonly PersonId[] {
  const { substitutions = [] } = context;
  return substitutions.flatMap((each) =>
    people.includes(each.grantor) && counts(each, context, node) ? [each.substitute] : [],
  );
}

function inScope(scope: SubstitutionScope, service: string, node: string): boolean {
  switch (scope.kind) {
    case 'all':
      return true;
    case 'services':
      return scope.services.includes(service);
    case 'nodes':
      return scope.nodes.some((each) => each.service === service && each.node === node);
  }
}
