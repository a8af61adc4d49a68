import { type Candidate, PersonPicker } from '../decision/person-picker.tsx';
import { actDialogWords } from '../../locale/act-dialog.ts';
import { useWords } from '../../locale/words.ts';
import { MOST_PEOPLE } from './more-act.ts';

/** Several people, found one after the other; the field stays ready for the next one. */
export function PeoplePicker(props: {
  readonly id: string;
  readonly label: string;
  readonly chosen: readonly Candidate[];
  readonly error: string | undefined;
  readonly onChange: (people: readonly Candidate[]) => void;
}) {
  const t = useWords(actDialogWords);
  const { chosen, onChange } = props;
  const add = (person: Candidate | undefined) => {
    if (person && !chosen.some(({ id }) => id === person.id)) onChange([...chosen, person]);
  };
  return (
    <div>
      {chosen.length > 0 && (
        <ul className="more-people">
          {chosen.map((person) => (
            <li key={person.id} className="picked-person">
              <span>
                {person.name} <span className="soft-text">{person.unit}</span>
              </span>
              <button
                type="button"
                className="picked-change"
                aria-label={t.removeWho(person.name)}
                onClick={() => onChange(chosen.filter(({ id }) => id !== person.id))}
              >
                {t.remove}
              </button>
            </li>
          ))}
        </ul>
      )}
      {chosen.length < MOST_PEOPLE && (
        <PersonPicker
          key={chosen.length}
          id={props.id}
          label={chosen.length === 0 ? props.label : t.another}
          chosen={undefined}
          error={props.error}
          onChoose={add}
        />
      )}
    </div>
  );
}
