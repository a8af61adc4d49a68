import { IconFileText, IconFileTypePdf, IconPhoto, IconTable } from '@tabler/icons-react';
import { useState } from 'react';
import type { OwnFile } from '../../../api/shapes.ts';
import { longDate } from '../../../locale/dates.ts';
import { useLanguage } from '../../../locale/language.ts';
import { myFilesWords } from '../../../locale/my-files.ts';
import { useWords } from '../../../locale/words.ts';
import { sizeText } from './size-text.ts';

/** HEIC is shown by few browsers. */
const SHOWABLE = /^image\/(jpeg|png|webp)$/;

/** What the file looks like: the picture itself, or its kind. */
function Picture({ file }: { readonly file: OwnFile }) {
  const [broken, setBroken] = useState(false);
  if (SHOWABLE.test(file.type) && !broken) {
    return (
      <img
        src={`/api/files/${file.id}`}
        alt=""
        width={56}
        height={56}
        loading="lazy"
        decoding="async"
        onError={() => setBroken(true)}
      />
    );
  }
  const facts = { size: 30, stroke: 1.5, 'aria-hidden': true } as const;
  if (file.type.startsWith('image/')) return <IconPhoto {...facts} />;
  if (file.type === 'application/pdf') return <IconFileTypePdf {...facts} />;
  return file.type.includes('spreadsheet') ? <IconTable {...facts} /> : <IconFileText {...facts} />;
}

/** One earlier upload: how it looks, its name, size and day, and for what it was used. */
export function MyFile(props: {
  readonly file: OwnFile;
  readonly chosen: boolean;
  readonly disabled: boolean;
  readonly onToggle: () => void;
}) {
  const t = useWords(myFilesWords);
  const lang = useLanguage();
  const { file } = props;
  const { name, size, uploadedAt, usedIn } = file;
  return (
    <li>
      <label className="my-file">
        <input type="checkbox" checked={props.chosen} disabled={props.disabled} onChange={props.onToggle} />
        <span className="my-file-picture">
          <Picture file={file} />
        </span>
        <span className="my-file-text">
          <span className="my-file-name">{name}</span>
          <span className="soft-text figures">
            {sizeText(size)} · {longDate(lang, uploadedAt)}
          </span>
          <span className="soft-text">{usedIn ? t.from(usedIn.title, usedIn.reference) : t.forOthers}</span>
        </span>
      </label>
    </li>
  );
}
