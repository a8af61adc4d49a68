import { Value } from 'typebox/value';
import { SystemDefinition } from '../systems/definition.ts';
import { readSystemYaml } from '../systems/system-yaml.ts';

/** Code of the system under test. */
export const CENTRE = 'centre';

const YAML = `
code: centre
name: { zh: 报修中心, en: Repair centre }
owner: xsgy
style: push
honoursIdempotencyKey: true
operations:
  repair: { sends: order.create, until: outcome }
  cost: { sends: order.decided, until: delivered }
tells: [order.reminded, order.noted, order.confirmed, order.rated, order.withdrawn]
statuses:
  - { status: new, label: { zh: 已登记, en: Registered }, then: progress }
  - { status: accepted, label: { zh: 已受理, en: Accepted }, then: accept }
  - { status: dispatched, label: { zh: 已派单, en: Assigned }, then: progress }
  - { status: reopened, label: { zh: 重新处理, en: Open again }, then: progress }
  - { status: done, label: { zh: 已完工, en: Done }, then: complete, outcome: fixed }
  - { status: cancelled, label: { zh: 已撤销, en: Called off }, then: progress, terminal: true }
  - { status: refused, label: { zh: 不受理, en: Not taken }, then: fail, code: notOurs }
hooks: []
workerPhone: applicant
`;

/** A repair centre 测试用的业务系统: a new order for `repair`, a decision for `cost`, every status of the simulator mapped. */
export function centreDefinition(url: string, more: Partial<SystemDefinition> = {}): SystemDefinition {
  const read = readSystemYaml(YAML);
  if ('problems' in read) throw new Error('the definition of the test cannot be read');
  const { port } = new URL(url);
  const allow = [{ host: '127.0.0.1', port: Number(port), private: true }];
  return Value.Parse(SystemDefinition, { ...Object(read.value), baseUrl: url, allow, ...more });
}
