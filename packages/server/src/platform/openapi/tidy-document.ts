import { Problem } from '../http/contract.ts';

const REFUSALS = {
  description: 'Refused or failed: RFC 9457 problem details',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

/**
 * The collected document, tidied 整理: paths in alphabetical order (it must not change when features are registered in
 * another order), and the error answers, the same on every route, described once.
 */
export function tidyDocument(collected: object): object {
  const document = asRecord(collected);
  const paths = Object.entries(asRecord(document['paths'])).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const components = asRecord(document['components']);
  const schemas = { ...asRecord(components['schemas']), Problem: { ...Problem, $id: undefined } };
  return {
    ...document,
    paths: Object.fromEntries(
      paths.map(([path, operations]) => [path, mapValues(operations, tidyOperation)]),
    ),
    components: { ...components, schemas },
  };
}

function tidyOperation(operation: unknown): unknown {
  const record = asRecord(operation);
  if (record['responses'] === undefined) return operation;
  const responses = Object.entries(asRecord(record['responses'])).map(([status, response]) => [
    status,
    status.endsWith('XX') ? REFUSALS : response,
  ]);
  return { ...record, responses: Object.fromEntries(responses) };
}

function mapValues(value: unknown, change: (value: unknown) => unknown): unknown {
  return Object.fromEntries(Object.entries(asRecord(value)).map(([key, one]) => [key, change(one)]));
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
