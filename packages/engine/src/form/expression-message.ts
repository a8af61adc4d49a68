import type { Text } from '../text.ts';
import { en, type Labelled, zh } from './named.ts';

/** An expression of the form could not be worked out; the cure lies with the service's owner. */
export function expressionMessage(field: Labelled): Text {
  return {
    zh: `无法判断${zh(field)}是否需要填写、填得对不对，请联系事项的责任部门`,
    en: `Cannot tell what ${en(field)} needs: contact the office that owns this service`,
  };
}
