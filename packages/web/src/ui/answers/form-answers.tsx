import { displayed, type Field, fieldsOf, type Form, type FormData } from '@wangban/engine/form';
import { lazy, Suspense } from 'react';
import type { FileRef } from '../../api/shapes.ts';
import { caseWords } from '../../locale/case.ts';
import { useLanguage } from '../../locale/language.ts';
import { useSay, useWords } from '../../locale/words.ts';
import { AnswerList, type HeadingLevel } from './answer-list.tsx';

/** Few forms have tables. */
const TableAnswer = lazy(() => import('./table-answer.tsx').then((file) => ({ default: file.TableAnswer })));
/** HEIC is shown by few browsers. */
const SHOWABLE = /^image\/(jpeg|png|webp)$/;

function FileLinks({ ids, files }: { readonly ids: readonly unknown[]; readonly files: readonly FileRef[] }) {
  const t = useWords(caseWords);
  return (
    <ul className="answers-files">
      {ids.map((id, place) => {
        const file = files.find((one) => one.id === id);
        const name = file?.name ?? t.file(place + 1);
        return (
          <li key={String(id)}>
            <a href={`/api/files/${String(id)}`} download aria-label={t.download(name)}>
              {file && SHOWABLE.test(file.type) && (
                <img src={`/api/files/${file.id}`} alt="" width={72} height={72} loading="lazy" />
              )}
              {name}
            </a>
          </li>
        );
      })}
    </ul>
  );
}

function drawnOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('drawn' in value)) return undefined;
  return typeof value.drawn === 'string' ? value.drawn : undefined;
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.length > 0;
}

/** What was filled in, section by section, in display form. `changeAt` gives the address of a field's 修改 link. */
export function FormAnswers(props: {
  readonly form: Form;
  readonly data: FormData;
  /** Fields that are shown at all, from `checkForm`. */
  readonly visible: ReadonlySet<string>;
  readonly files: readonly FileRef[];
  readonly level: HeadingLevel;
  readonly changeAt?: (section: number, key: string) => string;
}) {
  const say = useSay();
  const chosen = useLanguage();
  const { form, data, visible, files, level, changeAt } = props;

  function valueOf(field: Field) {
    const value = data[field.key];
    const isUpload = field.type === 'file' || field.type === 'photo';
    if (isUpload && isList(value)) return <FileLinks ids={value} files={files} />;
    const drawn = field.type === 'signature' ? drawnOf(value) : undefined;
    if (drawn !== undefined)
      return (
        <img className="answers-signature" src={`/api/files/${drawn}`} alt={displayed(field, data, chosen)} />
      );
    const open = form.fields.find((one) => one.field === field);
    if (field.type === 'details' && isList(value) && open)
      return (
        <Suspense fallback={displayed(field, data, chosen)}>
          <TableAnswer open={open} data={data} />
        </Suspense>
      );
    return displayed(field, data, chosen);
  }

  return (
    <div className="answers-all">
      {form.definition.sections.map((section, place) => {
        const fields = fieldsOf(section).filter(
          ({ key, type }) => type !== 'notice' && (visible.has(key) || data[key] !== undefined),
        );
        // Where nothing can be changed, a part that nobody has filled in says nothing.
        const isEmpty = changeAt === undefined && fields.every(({ key }) => data[key] === undefined);
        if (fields.length === 0 || isEmpty) return null;
        const answers = fields.map((field) => ({
          key: field.key,
          label: say(field.label),
          value: valueOf(field),
          ...(changeAt && { change: changeAt(place, field.key) }),
        }));
        return <AnswerList key={section.key} title={say(section.title)} answers={answers} level={level} />;
      })}
    </div>
  );
}
