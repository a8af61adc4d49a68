const text = (name: string) => ({ name, isAttr: true, type: 'String' }) as const;

/** Attributes of an approver rule; which of them a rule needs, its reader says. */
const APPROVER = [
  'rule',
  'personNo',
  'role',
  'position',
  'unit',
  'below',
  'level',
  'field',
  'group',
  'expression',
  'relation',
  'by',
  'node',
  'resolver',
  'mode',
  'strategy',
  'weight',
  'min',
  'max',
] as const;

/** What may be done with the form's fields at a step, or by the applicant. */
const FIELD_LISTS = ['requiredFields', 'editFields', 'readFields', 'hiddenFields', 'otherFields'] as const;

/** Namespace of our extension elements and attributes in BPMN files. */
export const WANGBAN_NAMESPACE = 'urn:wangban:bpmn:1';

/**
 * Moddle descriptor 扩展描述 of `urn:wangban:bpmn:1`: what reads, checks and writes our extension. Attributes stay strings; the
 * readers know which values are legal and say so with the element's name.
 */
export const wangbanExtension = {
  name: 'wangban',
  uri: WANGBAN_NAMESPACE,
  prefix: 'wangban',
  xml: { tagAlias: 'lowerCase' },
  types: [
    { name: 'Named', extends: ['bpmn:BaseElement'], properties: [text('nameEn')] },
    { name: 'Rejected', extends: ['bpmn:SequenceFlow'], properties: [text('rejected')] },
    { name: 'Ending', extends: ['bpmn:EndEvent'], properties: [text('outcome')] },
    { name: 'Scripted', extends: ['bpmn:ScriptTask'], properties: [text('resultVariable')] },
    {
      name: 'Case',
      superClass: ['Element'],
      properties: ['withdraw', 'withdrawTo', 'reopenDays', 'lapseAfter', 'startDay', 'copiesRemind'].map(
        text,
      ),
    },
    {
      name: 'Looped',
      extends: ['bpmn:MultiInstanceLoopCharacteristics'],
      properties: ['collection', 'element', 'outputCollection', 'outputElement', 'countFrom'].map(text),
    },
    { name: 'Calling', extends: ['bpmn:CallActivity'], properties: ['passes', 'returns'].map(text) },
    { name: 'Freely', extends: ['bpmn:AdHocSubProcess'], properties: [text('activities')] },
    { name: 'Work', superClass: ['Element'], properties: ['topic', 'gives', 'again'].map(text) },
    { name: 'Fill', superClass: ['Element'], properties: ['source', 'field'].map(text) },
    { name: 'Input', superClass: ['Element'], properties: ['source', 'target'].map(text) },
    { name: 'Output', superClass: ['Element'], properties: ['source', 'target'].map(text) },
    { name: 'Correlation', superClass: ['Element'], properties: [text('key')] },
    { name: 'Clocked', extends: ['bpmn:UserTask'], properties: [text('clock')] },
    { name: 'Deadline', superClass: ['Element'], properties: ['within', 'startDay'].map(text) },
    {
      name: 'Timeout',
      superClass: ['Element'],
      properties: [
        ...['after', 'startDay', 'do', 'to', 'signal'].map(text),
        { name: 'approvers', isMany: true, type: 'Approver' },
      ],
    },
    {
      name: 'Cc',
      superClass: ['Element'],
      properties: [
        ...['on', 'readWithin', 'startDay'].map(text),
        { name: 'approvers', isMany: true, type: 'Approver' },
      ],
    },
    { name: 'Form', superClass: ['Element'], properties: FIELD_LISTS.map(text) },
    { name: 'Milestone', superClass: ['Element'], properties: [text('name')] },
    {
      name: 'Approval',
      superClass: ['Element'],
      properties: [
        ...['quorum', 'num', 'den', 'order', 'onReject', 'onReturn', 'pool', 'resume', 'returnTo'].map(text),
        ...['actions', 'empty', 'self', 'opinion'].map(text),
        ...['dedupe', 'skippable', 'planAhead', 'signature', 'revoteOnChange'].map(text),
        ...FIELD_LISTS.map(text),
        ...['rangeUnit', 'rangeGroup', 'rangePosition', 'ccUnit', 'ccGroup', 'ccPosition'].map(text),
        ...['weight', 'close', 'onFail', 'failTo', 'decider', 'decideWithin', 'startDay', 'batch'].map(text),
        { name: 'approvers', isMany: true, type: 'Approver' },
        { name: 'otherwise', isMany: true, type: 'Otherwise' },
      ],
    },
    { name: 'Approver', superClass: ['Element'], properties: APPROVER.map(text) },
    // Whom `empty="to"` asks: the same rules under another name, so that a reader cannot mix them up.
    { name: 'Otherwise', superClass: ['Element'], properties: APPROVER.map(text) },
  ],
} as const;
