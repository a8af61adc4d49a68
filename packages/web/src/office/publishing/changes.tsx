import './changes.css';
import type { FileDiff } from '../../api/shapes.ts';
import { publishingWords } from '../../locale/publishing.ts';
import { useWords } from '../../locale/words.ts';

const SIGNS = { same: '', removed: '−', added: '+', gap: '' } as const;

/** 逐行对比 What differs, file by file. Signs and hidden words say what colours show. */
export function Changes({ files }: { readonly files: readonly FileDiff[] }) {
  const t = useWords(publishingWords);
  if (files.length === 0) return <p className="soft-text">{t.noChanges}</p>;
  return (
    <div className="stack">
      {files.map(({ file, lines }) => (
        <div key={file} className="changes">
          <h3>{file}</h3>
          {/* Scrolls by itself, so it must be reachable by keyboard. */}
          <div className="changes-scroll" role="region" aria-label={file} tabIndex={0}>
            <ol className="changes-lines">
              {lines.map((one, place) => (
                <li key={place} className={`changes-line changes-${one.kind}`}>
                  <span className="changes-number">{one.line ?? '…'}</span>
                  <span className="changes-sign" aria-hidden>
                    {SIGNS[one.kind]}
                  </span>
                  <code>
                    {(one.kind === 'removed' || one.kind === 'added') && (
                      <span className="hidden-text">{t[one.kind]} </span>
                    )}
                    {one.text}
                  </code>
                </li>
              ))}
            </ol>
          </div>
        </div>
      ))}
    </div>
  );
}
