import { useState } from 'react';
import type { TaskDetail } from '../../api/shapes.ts';
import { useCommand } from '../../api/use-command.ts';
import { actDialogWords } from '../../locale/act-dialog.ts';
import { moreActWords } from '../../locale/more-acts.ts';
import { useWords } from '../../locale/words.ts';
import { ConfirmDialog } from '../../ui/dialog/confirm-dialog.tsx';
import { ChoiceInput } from '../../ui/fields/choice-input.tsx';
import { LongTextInput, TextInput } from '../../ui/fields/text-input.tsx';
import { type Candidate, PersonPicker } from '../decision/person-picker.tsx';
import { useKeptText } from '../kept-text.ts';
import { AddingFields } from './adding-fields.tsx';
import { type ActGap, actGaps, ASKS, type MoreAct } from './more-act.ts';
import { PeoplePicker } from './people-picker.tsx';
import { type Adding, sendAct } from './send-act.ts';
import { useActDone } from './use-act-done.ts';

const FIELD_IDS = { people: 'more-people', text: 'more-text', seat: 'more-seat' } as const;
const FIRST: Adding = { position: 'before', power: 'decide', order: 'parallel' };

function gapWords(
  gap: ActGap,
  act: MoreAct,
  t: ReturnType<typeof useWords<typeof actDialogWords.zh>>,
): string {
  switch (gap.why) {
    case 'peopleRequired':
      return t.peopleRequired;
    case 'seatRequired':
      return t.peopleRequired;
    case 'textRequired':
      return t.textRequired(t.texts[act]);
    case 'textTooLong':
      return t.textTooLong(t.texts[act], gap.length, gap.most);
  }
}

function keyOf({ taskId, seat }: TaskDetail['removable'][number]): string {
  return `${taskId}/${seat}`;
}

/** One act in a window of its own: what it means, what it needs, and the button that does it. */
export function ActDialog(props: {
  readonly detail: TaskDetail;
  readonly act: MoreAct;
  readonly onClose: () => void;
}) {
  const { detail, act } = props;
  const { task } = detail;
  const t = useWords(actDialogWords);
  const { names } = useWords(moreActWords);
  const asks = ASKS[act];
  const text = useKeptText(`wangban.${act}.${task.id}`);
  const [people, setPeople] = useState<readonly Candidate[]>([]);
  const [adding, setAdding] = useState(FIRST);
  const [only, another] = detail.removable;
  const [seatKey, setSeat] = useState(only && another === undefined ? keyOf(only) : undefined);
  const [mustReadBy, setMustReadBy] = useState('');
  const [gaps, setGaps] = useState<readonly ActGap[]>([]);
  const seat = act === 'removeApprover' ? detail.removable.find((one) => keyOf(one) === seatKey) : undefined;
  const done = useActDone(detail, act);
  const command = useCommand(sendAct, async () => {
    text.forget();
    await done(seat?.names ?? people.map(({ name }) => name));
    props.onClose();
  });
  const mustSay =
    act === 'addApprover' &&
    adding.position === 'after' &&
    detail.actions.some(({ action, opinionRequired }) => action === 'approve' && opinionRequired);

  const confirm = () => {
    const ids = people.map(({ id }) => id);
    const found = actGaps(act, { people: ids, text: text.text, seat: seatKey }, mustSay);
    setGaps(found);
    const [first] = found;
    if (first !== undefined) {
      document.querySelector<HTMLElement>(`#${FIELD_IDS[first.field]}`)?.focus();
      return;
    }
    command.send({
      act,
      taskId: task.id,
      seenVersion: task.version,
      people: ids,
      text: text.text,
      instanceId: task.instanceId,
      seat,
      mustReadBy,
      adding: people.length > 1 ? adding : { ...adding, order: 'parallel' },
    });
  };
  const errorAt = (field: ActGap['field']) => {
    const gap = gaps.find((one) => one.field === field);
    return gap === undefined ? undefined : gapWords(gap, act, t);
  };
  const [person] = people;
  const picker = { id: FIELD_IDS.people, label: t.who[act], error: errorAt('people') };

  return (
    <ConfirmDialog
      title={names[act]}
      confirm={t.confirm[act]}
      pending={command.pending}
      error={command.error}
      onConfirm={confirm}
      onClose={props.onClose}
    >
      <p>{t.means[act]}</p>
      {asks.people === 'one' && (
        <PersonPicker {...picker} chosen={person} onChoose={(chosen) => setPeople(chosen ? [chosen] : [])} />
      )}
      {asks.people === 'several' && <PeoplePicker {...picker} chosen={people} onChange={setPeople} />}
      {act === 'addApprover' && (
        <AddingFields value={adding} several={people.length > 1} onChange={setAdding} />
      )}
      {act === 'removeApprover' && (
        <ChoiceInput
          id={FIELD_IDS.seat}
          label={t.who.removeApprover}
          error={errorAt('seat')}
          options={detail.removable.map((one) => ({ value: keyOf(one), label: t.join(one.names) }))}
          value={seatKey}
          onChange={setSeat}
        />
      )}
      {act === 'copy' && (
        <TextInput
          id="more-must-read"
          type="date"
          label={t.mustReadBy}
          hint={t.mustReadHint}
          optional
          value={mustReadBy}
          onChange={setMustReadBy}
        />
      )}
      {asks.text !== 'none' && (
        <LongTextInput
          id={FIELD_IDS.text}
          label={t.texts[act]}
          hint={t.textHints[act]}
          optional={asks.text === 'optional' && !mustSay}
          error={errorAt('text')}
          value={text.text}
          onChange={text.setText}
          maxLength={asks.most}
          rows={3}
        />
      )}
    </ConfirmDialog>
  );
}
