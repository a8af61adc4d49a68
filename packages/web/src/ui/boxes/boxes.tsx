import './boxes.css';
import { Link } from 'wouter';

/** One of several lists behind one address, such as 办理中 / 已结束 / 草稿. */
export interface BoxLink {
  readonly to: string;
  readonly label: string;
  readonly current: boolean;
}

/** Switch between lists; links, so that each has an address and "back" works. */
export function Boxes({ label, boxes }: { readonly label: string; readonly boxes: readonly BoxLink[] }) {
  return (
    <nav aria-label={label} className="boxes">
      {boxes.map((box) => (
        <Link key={box.to} href={box.to} aria-current={box.current ? 'true' : undefined}>
          {box.label}
        </Link>
      ))}
    </nav>
  );
}
