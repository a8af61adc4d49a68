import { issuingWords } from '../../locale/issuing.ts';
import { useWords } from '../../locale/words.ts';
import { GroupFrame } from '../../ui/fields/field-frame.tsx';

const GROUPS = ['undergraduate', 'postgraduate', 'staff', 'alumnus', 'visitor'] as const;

/** Groups that see a notice 人群; the value lists their codes between commas. */
export function GroupChoice(props: {
  readonly id: string;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
}) {
  const { id, value, error, onChange } = props;
  const t = useWords(issuingWords);
  const chosen = value === '' ? [] : value.split(',');
  return (
    <GroupFrame id={id} label={t.groups} error={error}>
      <div className="options options-short">
        {GROUPS.map((group, place) => (
          <label key={group} className="option">
            <input
              type="checkbox"
              id={place === 0 ? id : `${id}-${group}`}
              checked={chosen.includes(group)}
              onChange={(event) => {
                const others = chosen.filter((one) => one !== group);
                onChange((event.currentTarget.checked ? [...others, group] : others).join(','));
              }}
            />
            <span>{t.people[group]}</span>
          </label>
        ))}
      </div>
    </GroupFrame>
  );
}
