import './highlight.css';
import type { FoundService } from '../../api/shapes.ts';

type Hit = NonNullable<FoundService['hit']>;

/** A text with the part that answers the search 命中 marked, when the hit lies in this text. */
export function Highlight({ text, hit }: { readonly text: string; readonly hit?: Hit | null }) {
  if (!hit || hit.text !== text) return text;
  return (
    <>
      {text.slice(0, hit.from)}
      <mark className="hit">{text.slice(hit.from, hit.to)}</mark>
      {text.slice(hit.to)}
    </>
  );
}
