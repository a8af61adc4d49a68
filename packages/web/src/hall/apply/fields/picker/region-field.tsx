import '../fields-more.css';
import { type RegionField as Definition, referencesOf } from '@wangban/engine/form';
import { useState } from 'react';
import { applyWords } from '../../../../locale/apply.ts';
import { formFieldWords } from '../../../../locale/form-fields.ts';
import { useWords } from '../../../../locale/words.ts';
import { GroupFrame } from '../../../../ui/fields/field-frame.tsx';
import type { AroundField, FormFieldFacts } from '../form-field-facts.ts';
import { type PickOption, useOptions } from './use-options.ts';

/** Districts above a code of GB/T 2260: 440106 lies in 440100, that in 440000. */
function pathTo(code: string): readonly string[] {
  if (code.endsWith('0000')) return [code];
  const province = `${code.slice(0, 2)}0000`;
  if (code.endsWith('00')) return [province, code];
  // Counties of a municipality (北京, 天津, 上海, 重庆) lie in it directly.
  const isMunicipality = ['11', '12', '31', '50'].includes(code.slice(0, 2));
  return isMunicipality ? [province, code] : [province, `${code.slice(0, 4)}00`, code];
}

/** A district 行政区划: province, city, county, one list after the other. */
export function RegionField(
  props: FormFieldFacts & { readonly field: Definition; readonly facts: AroundField },
) {
  const { field, facts, value, onChange } = props;
  const [kept] = referencesOf(value);
  const [path, setPath] = useState<readonly string[]>(kept ? pathTo(kept.id) : []);
  const name = props.path ?? field.key;

  function choose(level: number, option: PickOption | undefined): void {
    const next = option ? [...path.slice(0, level), option.id] : path.slice(0, level);
    setPath(next);
    onChange(option && !option.parts ? { id: option.id, name: option.name } : undefined);
  }

  return (
    <GroupFrame {...facts}>
      <div className="levels">
        {[undefined, ...path].map((parent, level) => (
          <Level
            key={parent ?? ''}
            id={level === 0 ? facts.id : `${facts.id}-${level}`}
            level={level}
            field={name}
            parent={parent}
            chosen={path[level] ?? ''}
            invalid={Boolean(facts.error)}
            onChoose={(option) => choose(level, option)}
          />
        ))}
      </div>
    </GroupFrame>
  );
}

function Level(props: {
  readonly id: string;
  readonly level: number;
  readonly field: string;
  readonly parent: string | undefined;
  readonly chosen: string;
  readonly invalid: boolean;
  readonly onChoose: (option: PickOption | undefined) => void;
}) {
  const t = useWords(formFieldWords);
  const { choose } = useWords(applyWords);
  const { options } = useOptions(props.field, '', props.parent, true);
  if (props.level > 0 && options.length === 0) return null;
  return (
    <div className="level">
      <label htmlFor={props.id}>{[t.province, t.city, t.county][props.level]}</label>
      <select
        className="input"
        id={props.id}
        value={props.chosen}
        aria-invalid={props.invalid ? true : undefined}
        onChange={({ currentTarget }) => props.onChoose(options.find(({ id }) => id === currentTarget.value))}
      >
        <option value="">{choose}</option>
        {options.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
