import type { TaskDetail } from '../../api/shapes.ts';
import { decisionWords } from '../../locale/decision.ts';
import { useSay, useWords } from '../../locale/words.ts';
import { ChoiceInput, type Option } from '../../ui/fields/choice-input.tsx';
import { targetKey } from './return-choice.ts';

type Resume = TaskDetail['resumes'][number];

/** 退给谁、怎样继续: the two questions of a return, each answer with what it means. */
export function ReturnFields(props: {
  readonly detail: TaskDetail;
  readonly targetId: string;
  readonly target: string;
  readonly targetError: string | undefined;
  readonly onTarget: (key: string) => void;
  readonly resume: Resume;
  readonly onResume: (resume: Resume) => void;
  readonly whole: boolean;
  readonly onWhole: (whole: boolean) => void;
}) {
  const t = useWords(decisionWords);
  const say = useSay();
  const targets = props.detail.returnTargets.map((target): Option => {
    const value = targetKey(target);
    if (target.kind === 'applicant') {
      return {
        value,
        label: `${t.targetApplicant} ${props.detail.instance.applicant.name}`,
        hint: t.targetApplicantHint,
      };
    }
    const name = say(target.name);
    return {
      value,
      label: target.kind === 'previous' ? t.targetPrevious(name) : name,
      hint: t.targetStepHint,
    };
  });
  const resumes = props.detail.resumes.map((value): Option =>
    value === 'rewalk'
      ? { value, label: t.resumeRewalk, hint: t.resumeRewalkHint }
      : { value, label: t.resumeJumpBack, hint: t.resumeJumpBackHint },
  );
  const chosen = props.detail.returnTargets.find((one) => targetKey(one) === props.target);
  return (
    <>
      <ChoiceInput
        id={props.targetId}
        label={t.target}
        error={props.targetError}
        options={targets}
        value={props.target}
        onChange={props.onTarget}
      />
      {chosen?.whole === true && (
        <ChoiceInput
          id="decision-whole"
          label={t.whole}
          options={[
            { value: 'branch', label: t.wholeNot(say(chosen.name)), hint: t.wholeNotHint },
            { value: 'whole', label: t.wholeAll, hint: t.wholeAllHint },
          ]}
          value={props.whole ? 'whole' : 'branch'}
          onChange={(value) => props.onWhole(value === 'whole')}
        />
      )}
      {resumes.length > 1 && !props.whole && (
        <ChoiceInput
          id="decision-resume"
          label={t.resume}
          options={resumes}
          value={props.resume}
          onChange={(value) => props.onResume(value === 'jumpBack' ? 'jumpBack' : 'rewalk')}
        />
      )}
    </>
  );
}
