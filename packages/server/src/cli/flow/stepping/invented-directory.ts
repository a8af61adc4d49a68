import type {
  Directory,
  DirectoryPerson,
  DirectoryUnit,
  Flow,
  PersonId,
  PositionId,
  Text,
  UnitId,
} from '@wangban/engine';
import type { Lang } from '@wangban/engine/form';

/** Key of the person who applies in an invented directory. */
export const APPLICANT: PersonId = 1;

const UNIT_KINDS: Readonly<Record<string, Text>> = {
  college: { zh: '学院', en: 'college' },
  department: { zh: '部门', en: 'department' },
  office: { zh: '办公室', en: 'office' },
  university: { zh: '学校', en: 'university' },
};

/** How many units lie above the applicant at least, for rules that climb. */
const LEVELS = 4;

/**
 * A made-up directory 虚拟组织 in which whoever a flow asks for is there: people come into being when they are looked for,
 * named by what they are asked as. The same questions in the same order give the same people.
 */
export function inventedDirectory(flow: Flow, language: Lang): Directory {
  const home = homeUnits(flow, language);
  const people = listOf<DirectoryPerson>();
  const units = listOf<DirectoryUnit>(home);
  const positions = listOf<{ readonly id: PositionId; readonly holder: PersonId }>();
  const say = (text: Text): string => text[language];
  const personNamed = (personNo: string, name: string, unit: UnitId = home[0]?.id ?? 1): PersonId =>
    people.at(personNo, (id) => ({ id, personNo, name, active: true, unit, class: 1, building: '1' })).id;
  const unitName = (id: UnitId): string => units.byId(id)?.name ?? '';
  personNamed('applicant', say({ zh: '申请人', en: 'applicant' }));
  const pair = (key: string, name: string, unit?: UnitId): readonly PersonId[] =>
    ['1', '2'].map((number) => personNamed(`${key}-${number}`, `${name} ${number}`, unit));
  return {
    person: people.byId,
    personByNo: (personNo) => people.byId(personNamed(personNo, personNo)),
    unit: units.byId,
    unitByCode: (code) => units.at(code, (id) => inventedUnit(id, code, home)),
    children: () => [],
    position: (code, unit) =>
      positions.at(`${code}@${unit}`, (id) => {
        const holder = personNamed(`${code}-${unit}`, `${unitName(unit)} ${code}`, unit);
        return { id, holder };
      }).id,
    holders: (position) => [positions.byId(position)?.holder ?? APPLICANT],
    heads: (unit) => [
      personNamed(
        `head-${unit}`,
        say({ zh: `${unitName(unit)}负责人`, en: `head of ${unitName(unit)}` }),
        unit,
      ),
    ],
    counsellors: () => [personNamed('counsellor', say({ zh: '辅导员', en: 'counsellor' }))],
    supervisors: () => [personNamed('supervisor', say({ zh: '导师', en: 'supervisor' }))],
    members: (unit) =>
      pair(`member-${unit}`, say({ zh: `${unitName(unit)}成员`, en: `member of ${unitName(unit)}` }), unit),
    group: (code) => pair(`group-${code}`, code),
    related: (relation) => [personNamed(`related-${relation}`, relation)],
  };
}

function inventedUnit(id: UnitId, code: string, home: readonly DirectoryUnit[]): DirectoryUnit {
  const top = home.at(-1);
  return {
    id,
    code,
    name: code,
    kind: 'department',
    ...(top === undefined ? undefined : { parent: top.id }),
  };
}

/** The applicant's unit and those above it: of every kind that the flow looks for, and the whole school on top. */
function homeUnits(flow: Flow, language: Lang): readonly DirectoryUnit[] {
  const asked = [...new Set(['college', ...unitKinds(flow)])].filter((kind) => kind !== 'university');
  const filled = Array.from({ length: Math.max(0, LEVELS - 1 - asked.length) }, (_, at) => `level${at + 2}`);
  const kinds = [...asked, ...filled, 'university'];
  return kinds.map((kind, at) => ({
    id: at + 1,
    code: `home-${kind}`,
    name: UNIT_KINDS[kind]?.[language] ?? kind,
    kind,
    ...(at + 1 < kinds.length ? { parent: at + 2 } : undefined),
  }));
}

/** Kinds of units that rules of the flow, and of what it calls, climb to. */
function unitKinds(flow: Flow): readonly string[] {
  const flows = [flow, ...Object.values(flow.callable)];
  const approvals = flows.flatMap(({ nodes }) =>
    Object.values(nodes).flatMap((node) => (node.kind === 'user' ? [node.approval] : [])),
  );
  const found: string[] = [];
  JSON.stringify(approvals, (key, value: unknown) => {
    if (key === 'unitKind' && typeof value === 'string') found.push(value);
    return value;
  });
  return found;
}

/** Things with ids from 1, each made when its key is first asked for. */
function listOf<T extends { readonly id: number }>(first: readonly T[] = []) {
  const all: T[] = [...first];
  const keys = new Map<string, T>();
  return {
    byId: (id: number): T | undefined => all[id - 1],
    at: (key: string, make: (id: number) => T): T => {
      const known = keys.get(key);
      if (known !== undefined) return known;
      // Making one may make others, of other lists only.
      const made = make(all.length + 1);
      all.push(made);
      keys.set(key, made);
      return made;
    },
  };
}
