import './rich-text.css';
import type { RichBlock } from '../../api/shapes.ts';

type Inline = RichBlock['lines'][number][number];

/** Elements of a list never move: their place is their key. */
const keyed = <T,>(items: readonly T[]) => items.map((item, place) => ({ key: `${place}`, item }));

/** 正文: blocks that the server has read from marked-up text, as elements; nothing of it ever is HTML. */
export function RichText({ blocks }: { readonly blocks: readonly RichBlock[] }) {
  return (
    <div className="rich-text">
      {keyed(blocks).map(({ key, item }) => (
        <OneBlock key={key} block={item} />
      ))}
    </div>
  );
}

function OneBlock({ block: { kind, lines } }: { readonly block: RichBlock }) {
  const rows = keyed(lines);
  if (kind === 'heading')
    return (
      <h2>
        <Runs line={lines[0] ?? []} />
      </h2>
    );
  if (kind === 'paragraph')
    return (
      <p>
        {rows.map(({ key, item }) => (
          <span key={key} className="rich-text-line">
            <Runs line={item} />
          </span>
        ))}
      </p>
    );
  const List = kind === 'bullets' ? 'ul' : 'ol';
  return (
    <List>
      {rows.map(({ key, item }) => (
        <li key={key}>
          <Runs line={item} />
        </li>
      ))}
    </List>
  );
}

function Runs({ line }: { readonly line: readonly Inline[] }) {
  return keyed(line).map(({ key, item: { text, bold, link } }) => {
    if (link !== undefined)
      return (
        <a key={key} href={link} {...(link.startsWith('http') && { rel: 'noreferrer' })}>
          {text}
        </a>
      );
    return bold ? <strong key={key}>{text}</strong> : text;
  });
}
