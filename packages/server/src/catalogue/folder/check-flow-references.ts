import { checkPaths, type Flow, type UserNode } from '@wangban/engine';
import type { Expression } from '@wangban/engine/expression';
import type { Form } from '@wangban/engine/form';
import type { ServiceDefinition } from '../definition.ts';
import type { ServiceProblem } from './service-problem.ts';

/** Problems of what the flow's expressions refer to: parameters of the service, properties of form fields. */
export function checkFlowReferences(
  flow: Flow,
  xml: string,
  form: Form,
  { parameters }: ServiceDefinition,
): readonly ServiceProblem[] {
  const fields = form.fields.map(({ field }) => field);
  return expressionsOf(flow).flatMap(({ element, expression }) => {
    const { tree } = expression;
    const found =
      tree === undefined
        ? unknownParameters(expression, parameters)
        : checkPaths(tree, { fields, parameters });
    const line = lineOf(xml, element);
    return found.map(({ code, message }) => ({
      file: 'flow.bpmn' as const,
      ...(line !== undefined && { line }),
      at: element,
      code,
      message,
    }));
  });
}

interface Held {
  readonly element: string;
  readonly expression: Expression;
}

function expressionsOf(flow: Flow): readonly Held[] {
  return Object.values(flow.nodes).flatMap((node) => {
    const conditions = node.outgoing.flatMap(({ id, condition }) =>
      condition === undefined ? [] : [{ element: id, expression: condition }],
    );
    const script = node.kind === 'script' ? [{ element: node.id, expression: node.expression }] : [];
    return [...script, ...conditions, ...(node.kind === 'user' ? ruleExpressions(node) : [])];
  });
}

/** Approver rules may be expressions, too. */
function ruleExpressions({ id, approval }: UserNode): readonly Held[] {
  return [...approval.approvers, ...(approval.otherwise ?? [])].flatMap((rule) =>
    rule.rule === 'expression' ? [{ element: id, expression: rule.expression }] : [],
  );
}

/** Beyond the subset there is no tree to look at; the written form is. */
function unknownParameters(
  { text }: Expression,
  parameters: ServiceDefinition['parameters'],
): readonly Pick<ServiceProblem, 'code' | 'message'>[] {
  return [...text.matchAll(/\bparameters\s*\.\s*(\w+)/g)].flatMap(([, name = '']) =>
    Object.hasOwn(parameters, name)
      ? []
      : [
          {
            code: 'unknownReference',
            message: {
              zh: `事项没有参数“${name}”，请在 service.yaml 的 parameters 中添加，或检查拼写`,
              en: `The service has no parameter “${name}”: add it to parameters in service.yaml, or check its spelling`,
            },
          },
        ],
  );
}

function lineOf(xml: string, id: string): number | undefined {
  const at = xml.indexOf(`id="${id}"`);
  return at < 0 ? undefined : xml.slice(0, at).split('\n').length;
}
