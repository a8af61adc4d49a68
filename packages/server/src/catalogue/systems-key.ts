import { Type } from 'typebox';

/** Code of a business system 业务系统, as it is registered. */
export const SYSTEM_CODE = '^[a-z][a-z0-9-]{1,39}$';
/** Name of an operation 业务操作 that a system offers. */
export const OPERATION_NAME = '^[a-z][A-Za-z0-9]{0,39}$';

/**
 * Key `systems` of service.yaml: which operations of which business systems its flow asks for. Service tasks name them as
 * `<wangban:work topic="system/operation"/>`.
 */
export const SYSTEMS_KEY = Type.Optional(
  Type.Record(
    Type.String({ pattern: SYSTEM_CODE }),
    Type.Array(Type.String({ pattern: OPERATION_NAME }), { minItems: 1, maxItems: 20, uniqueItems: true }),
    { maxProperties: 10 },
  ),
);

/** What a topic 工作主题 asks for; undefined: it is not of the form `system/operation`. */
export interface AskedOfSystem {
  readonly system: string;
  readonly operation: string;
}

const TOPIC = new RegExp(`${SYSTEM_CODE.slice(0, -1)}/${OPERATION_NAME.slice(1)}`);

/** Takes a topic `system/operation` apart. */
export function askedOfSystem(topic: string): AskedOfSystem | undefined {
  const [system, operation] = TOPIC.test(topic) ? topic.split('/') : [];
  return system === undefined || operation === undefined ? undefined : { system, operation };
}
