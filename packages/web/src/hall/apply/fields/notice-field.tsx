import './fields-more.css';
import {
  type NoticeBlock,
  type NoticeField as Definition,
  type NoticeRun,
  readNotice,
} from '@wangban/engine/form';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { useSay } from '../../../locale/words.ts';

/** Words between the fields 说明. Built from blocks, never from HTML. */
export function NoticeField({ field }: { readonly field: Definition }) {
  const say = useSay();
  const Picture = field.tone === 'warning' ? IconAlertTriangle : IconInfoCircle;
  return (
    <aside className={`notice notice-${field.tone ?? 'info'}`} aria-label={say(field.label)}>
      <Picture size={22} stroke={1.7} aria-hidden />
      <div>
        {readNotice(say(field.text)).blocks.map((block, place) => (
          <Block key={place} block={block} />
        ))}
      </div>
    </aside>
  );
}

function Block({ block }: { readonly block: NoticeBlock }) {
  if (block.kind === 'paragraph')
    return (
      <p>
        <Runs runs={block.runs} />
      </p>
    );
  if (block.kind === 'heading')
    return (
      <p className="notice-heading">
        <Runs runs={block.runs} />
      </p>
    );
  const items = block.items.map((runs, place) => (
    <li key={place}>
      <Runs runs={runs} />
    </li>
  ));
  return block.kind === 'steps' ? <ol>{items}</ol> : <ul>{items}</ul>;
}

function Runs({ runs }: { readonly runs: readonly NoticeRun[] }) {
  return runs.map(({ text, strong, emphasis, href }, place) => {
    if (href !== undefined) {
      const outside = /^https?:/.test(href);
      return (
        <a key={place} href={href} {...(outside ? { target: '_blank', rel: 'noreferrer' } : {})}>
          {text}
        </a>
      );
    }
    if (strong) return <strong key={place}>{text}</strong>;
    return emphasis ? <em key={place}>{text}</em> : <span key={place}>{text}</span>;
  });
}
