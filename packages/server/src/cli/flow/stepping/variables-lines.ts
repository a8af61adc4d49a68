import { nodeName, type Flow, type Instance } from '@wangban/engine';
import type { Lang } from '@wangban/engine/form';

/** The variables 变量 of a case: what was submitted, what the flow has set, and what scopes have of their own. */
export function variablesLines(flow: Flow, instance: Instance, language: Lang): readonly string[] {
  const { data, variables = {}, scopes = [] } = instance;
  const own = scopes.flatMap(({ node, variables: inside }) =>
    inside === undefined ? [] : [`  [${nodeName(flow, node)[language]}] ${JSON.stringify(inside)}`],
  );
  return [`  ${JSON.stringify({ ...data, ...variables })}`, ...own];
}
