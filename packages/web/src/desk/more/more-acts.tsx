import './more-acts.css';
import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { TaskDetail } from '../../api/shapes.ts';
import { moreActWords } from '../../locale/more-acts.ts';
import { useWords } from '../../locale/words.ts';
import type { MoreAct } from './more-act.ts';

const ActDialog = lazy(() => import('./act-dialog.tsx').then((file) => ({ default: file.ActDialog })));

/** 更多操作: what is rarely done with a task, folded away where the usual decisions stand beside it. */
export function MoreActs(props: {
  readonly detail: TaskDetail;
  readonly acts: readonly MoreAct[];
  /** Folded away; open beside other buttons; or the only thing to do. */
  readonly look: 'folded' | 'beside' | 'only';
}) {
  const { menu, names } = useWords(moreActWords);
  const [act, setAct] = useState<MoreAct>();
  if (props.acts.length === 0) return null;
  const buttons = (
    <div className="more-acts-list">
      {props.acts.map((name, place) => (
        <Button
          key={name}
          variant={props.look === 'only' && place === 0 ? 'filled' : 'default'}
          onClick={() => setAct(name)}
        >
          {names[name]}
        </Button>
      ))}
    </div>
  );
  return (
    <div className="more-acts">
      {props.look === 'folded' ? (
        <details>
          <summary>{menu}</summary>
          {buttons}
        </details>
      ) : (
        buttons
      )}
      {act && (
        <Suspense>
          <ActDialog detail={props.detail} act={act} onClose={() => setAct(undefined)} />
        </Suspense>
      )}
    </div>
  );
}
