import './empty-state.css';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';

/** An empty list: says that it is empty and what to do next. */
export function EmptyState(props: {
  readonly icon: Icon;
  readonly title: string;
  readonly text?: string;
  readonly children?: ReactNode;
}) {
  const Picture = props.icon;
  return (
    <div className="empty-state">
      <span className="empty-state-icon">
        <Picture size={28} stroke={1.6} aria-hidden />
      </span>
      <p className="empty-state-title">{props.title}</p>
      {props.text && <p className="soft-text">{props.text}</p>}
      {props.children && <div className="empty-state-action">{props.children}</div>}
    </div>
  );
}
