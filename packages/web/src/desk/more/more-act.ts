import type { TaskDetail } from '../../api/shapes.ts';

/** What can be done with a task beside deciding on it. */
export type MoreAct =
  | 'addApprover'
  | 'delegate'
  | 'resolve'
  | 'takeBack'
  | 'giveOpinion'
  | 'reopenVoting'
  | 'release'
  | 'dispatch'
  | 'recall'
  | 'removeApprover'
  | 'copy';

/** What an act asks for. `most`: longest text that the server takes, in characters. */
export interface Asks {
  readonly people: 'none' | 'one' | 'several';
  readonly text: 'none' | 'optional' | 'required';
  readonly most: number;
}

const NOTHING: Asks = { people: 'none', text: 'none', most: 0 };

/** The questions of each act; in the order of the menu. */
export const ASKS: Readonly<Record<MoreAct, Asks>> = {
  resolve: { people: 'none', text: 'required', most: 2000 },
  giveOpinion: { people: 'none', text: 'required', most: 2000 },
  takeBack: NOTHING,
  dispatch: { people: 'one', text: 'none', most: 0 },
  delegate: { people: 'one', text: 'optional', most: 500 },
  addApprover: { people: 'several', text: 'optional', most: 2000 },
  reopenVoting: { people: 'none', text: 'optional', most: 2000 },
  release: NOTHING,
  recall: NOTHING,
  removeApprover: { people: 'none', text: 'optional', most: 500 },
  copy: { people: 'several', text: 'none', most: 0 },
};

/** The acts that this person may do now, in the order of the menu. */
export function moreActs({
  actions,
  removable,
  mayCopy,
}: Pick<TaskDetail, 'actions' | 'removable' | 'mayCopy'>): readonly MoreAct[] {
  const may = new Set(actions.filter(({ allowed }) => allowed).map(({ action }) => action));
  if (removable.length > 0) may.add('removeApprover');
  if (mayCopy) may.add('copy');
  return ORDER.filter((act) => may.has(act));
}

const ORDER: readonly MoreAct[] = [
  'resolve',
  'giveOpinion',
  'takeBack',
  'dispatch',
  'delegate',
  'addApprover',
  'removeApprover',
  'reopenVoting',
  'copy',
  'release',
  'recall',
];

/** Most people that one command may add. */
export const MOST_PEOPLE = 20;

/** What was filled in so far. */
export interface FilledAct {
  readonly people: readonly number[];
  readonly text: string;
  /** Which seat, where there are several to choose from. */
  readonly seat?: string | undefined;
}

/** The first thing that is missing. */
export type ActGap =
  | { readonly field: 'seat'; readonly why: 'seatRequired' }
  | { readonly field: 'people'; readonly why: 'peopleRequired' }
  | { readonly field: 'text'; readonly why: 'textRequired' }
  | { readonly field: 'text'; readonly why: 'textTooLong'; readonly length: number; readonly most: number };

/** What is missing before the act may be sent; the server checks the same. */
export function actGaps(
  act: MoreAct,
  { people, text, seat }: FilledAct,
  needsText: boolean,
): readonly ActGap[] {
  const asks = ASKS[act];
  const gaps: ActGap[] = [];
  if (asks.people !== 'none' && people.length === 0) gaps.push({ field: 'people', why: 'peopleRequired' });
  if (act === 'removeApprover' && seat === undefined) gaps.push({ field: 'seat', why: 'seatRequired' });
  const { length } = text.trim();
  if ((asks.text === 'required' || needsText) && length === 0)
    gaps.push({ field: 'text', why: 'textRequired' });
  if (asks.text !== 'none' && length > asks.most)
    gaps.push({ field: 'text', why: 'textTooLong', length, most: asks.most });
  return gaps;
}
