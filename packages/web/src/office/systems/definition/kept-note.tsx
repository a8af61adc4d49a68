import { Button } from '@mantine/core';
import { systemForm } from '../../../locale/system-form.ts';
import { useWords } from '../../../locale/words.ts';

/** What was typed last time is here again, or could be; it may be dropped. */
export function KeptNote(props: {
  /** Version that it was typed upon, when there is a newer one: it is not put over that without asking. */
  readonly olderThan: number | undefined;
  readonly onTake: () => void;
  readonly onDrop: () => void;
}) {
  const { olderThan, onTake, onDrop } = props;
  const t = useWords(systemForm);
  return (
    <div className="card" role="status">
      <p>{olderThan === undefined ? t.kept : t.keptOlder(olderThan)}</p>
      <div className="system-actions">
        {olderThan !== undefined && (
          <Button variant="default" onClick={onTake}>
            {t.takeKept}
          </Button>
        )}
        <Button variant="default" onClick={onDrop}>
          {t.startAnew}
        </Button>
      </div>
    </div>
  );
}
