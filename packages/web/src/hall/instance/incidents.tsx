import type { InstanceDetail } from '../../api/shapes.ts';
import { incidentWords } from '../../locale/incidents.ts';
import { useSay, useWords } from '../../locale/words.ts';
import { SuccessNote } from '../../ui/success-note.tsx';
import { IncidentBox } from './incident-box.tsx';

type Incident = InstanceDetail['incidents'][number];

/** 待处理的异常: a question for each step that waits for the reader, and a note for each that they have helped on. */
export function Incidents(props: {
  readonly of: InstanceDetail;
  readonly open: readonly Incident[];
  /** Kept by the page: the case forgets an incident that is settled. */
  readonly helped: readonly Incident[];
  readonly onHelped: (incident: Incident) => void;
}) {
  const { of, open, helped, onHelped } = props;
  const t = useWords(incidentWords);
  const say = useSay();
  return (
    <>
      {helped.map((incident) => (
        <SuccessNote key={incident.id}>{t.done(say(incident.nodeName))}</SuccessNote>
      ))}
      {open
        .filter(({ id }) => !helped.some((one) => one.id === id))
        .map((incident) => (
          <IncidentBox key={incident.id} of={of} incident={incident} onDone={() => onHelped(incident)} />
        ))}
    </>
  );
}
