import { compileFlow, type Flow } from '@wangban/engine';
import type { DirectorySnapshot } from '../../people/snapshot.ts';
import type { Definition, World } from '../world.ts';
import { forkedFlow, linearFlow, nestedFlow, type Step } from './flow-xml.ts';
import { CAMPUS, testCalendar, testDirectory } from './test-campus.ts';

/** Settings that let a test do everything at a step. */
const OPEN = {
  actions: 'approve reject returnTo transfer delegate addApprover removeApprover recall',
  returnTo: 'applicant previous visited',
  resume: 'rewalk jumpBack',
  opinion: 'never',
};

const counsellor: Step = { approvers: [{ rule: 'counsellor' }], approval: OPEN };
const head: Step = { approvers: [{ rule: 'unitHead', level: '0' }], approval: OPEN };
const deputy: Step = { approvers: [{ rule: 'person', personNo: `p${CAMPUS.deputy}` }], approval: OPEN };

/** Flows of the tests by service code. */
const FLOWS: Readonly<Record<string, string>> = {
  /** Counsellor (accepts), then head. */
  leave: linearFlow([{ ...counsellor, milestone: 'accepted' }, head]),
  /** One of fifty at the desk, who must claim it. */
  desk: linearFlow([
    {
      approvers: [{ rule: 'position', position: 'desk', unit: 'nxy' }],
      approval: { ...OPEN, pool: 'true', quorum: 'any' },
    },
  ]),
  /** A hundred people sign, all of them. */
  sign: linearFlow([
    {
      approvers: CAMPUS.signers.map((id) => ({ rule: 'person', personNo: `p${id}` })),
      approval: { ...OPEN, quorum: 'all', onReject: 'count' },
    },
  ]),
  /** Counsellor and head side by side in one round. */
  both: linearFlow([
    { approvers: [...counsellor.approvers, ...head.approvers], approval: { ...OPEN, quorum: 'all' } },
  ]),
  /** Counsellor and head, whose disagreement the owner's head decides. */
  held: linearFlow([
    {
      approvers: [...counsellor.approvers, ...deputy.approvers],
      approval: { ...OPEN, quorum: 'all', onReject: 'hold' },
    },
    head,
  ]),
  /** Reminded of after an hour, passed after two, approved many at once. */
  timed: linearFlow([
    {
      ...counsellor,
      approval: { ...OPEN, batch: 'true' },
      more: '<wangban:deadline within="PT1H"/><wangban:timeout after="PT1H" do="remind"/><wangban:timeout after="PT2H" do="autoPass"/>',
    },
    head,
  ]),
  /** Counsellor; after two days the head is asked beside them, by an event at the border of the step. */
  chased: linearFlow([counsellor]).replace(
    '</process>',
    `<boundaryEvent id="late" attachedToRef="s1" cancelActivity="false"><timerEventDefinition><timeDuration>P2D</timeDuration></timerEventDefinition></boundaryEvent>
    <userTask id="chase"><extensionElements><wangban:approval><wangban:approver rule="unitHead" level="0"/></wangban:approval></extensionElements></userTask>
    <endEvent id="chased"/><sequenceFlow id="late-chase" sourceRef="late" targetRef="chase"/><sequenceFlow id="chase-chased" sourceRef="chase" targetRef="chased"/></process>`,
  ),
  /** Counsellor, then head and deputy in parallel branches. */
  fork: forkedFlow(counsellor, [head, deputy]),
  /** The same, and the deputy is reminded after an hour, by the step and by an event at its border. */
  forkTimed: forkedFlow(counsellor, [
    head,
    { ...deputy, more: '<wangban:timeout after="PT1H" do="remind"/>' },
  ]).replace(
    '</process>',
    `<boundaryEvent id="late" attachedToRef="b2" cancelActivity="false"><timerEventDefinition><timeDuration>PT4H</timeDuration></timerEventDefinition></boundaryEvent>
    <endEvent id="told"/><sequenceFlow id="late-told" sourceRef="late" targetRef="told"/></process>`,
  ),
  /** Counsellor, then the deputy beside a sub-process of the head. */
  child: nestedFlow(counsellor, head, deputy),
  /** The counsellor; what goes back to the applicant lapses after an hour. */
  lapse: linearFlow([counsellor], 'lapseAfter="PT1H"'),
};

/** What tests send through a lane: the campus, its calendar, and one version of each test service. */
export interface TestWorld extends World {
  readonly people: DirectorySnapshot;
  definitionOf(service: string): Definition;
}

/** Compiles the test services. */
export async function testWorld(): Promise<TestWorld> {
  const people = testDirectory();
  const definitions = new Map<string, Definition>();
  for (const [code, xml] of Object.entries(FLOWS))
    definitions.set(code, definition(code, await compiled(xml)));
  return {
    people,
    directory: { refresh: async () => people },
    calendar: { refresh: async () => testCalendar },
    currentVersion: async (service) => (definitions.has(service) ? 1 : undefined),
    definition: async (service, version) => (version === 1 ? definitions.get(service) : undefined),
    definitionOf: (service) => {
      const found = definitions.get(service);
      if (found === undefined) throw new Error(`no test service ${service}`);
      return found;
    },
  };
}

async function compiled(xml: string): Promise<Flow> {
  const result = await compileFlow(xml);
  if ('flow' in result) return result.flow;
  throw new Error(result.problems.map(({ message }) => message.en).join('; '));
}

function definition(code: string, flow: Flow): Definition {
  return {
    flow,
    facts: { code, name: code, owner: 1, processingTimeDays: 3, parameters: {} },
    referenceCode: 'QJ',
    title: ({ reason }) => {
      const text = typeof reason === 'string' ? reason : '';
      return { zh: `请假 ${text}`, en: `Leave ${text}` };
    },
    fileIds: (data) => {
      const files = data['proof'];
      return Array.isArray(files) ? files.filter((id) => typeof id === 'string') : [];
    },
  };
}
