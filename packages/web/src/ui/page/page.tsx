import './page.css';
import { IconChevronLeft } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { PageHeading } from './page-heading.tsx';
import { usePageTitle } from './use-page-title.ts';

/** Link on top of a page to the page above it. */
export interface BackLink {
  readonly to: string;
  readonly label: string;
}

/** Frame of an ordinary page: back link, heading, lead and content; sets the document title. */
export function Page(props: {
  readonly title: string;
  /** Further parts of the document title, such as the service's name. */
  readonly titleParts?: readonly string[];
  readonly hasProblems?: boolean;
  /** Small line above the heading: the whole of which the heading is a part. */
  readonly caption?: ReactNode;
  readonly lead?: ReactNode;
  readonly back?: BackLink;
  /** Beside the heading on wide screens: status badge, print button. */
  readonly aside?: ReactNode;
  /** `narrow` is for sign-in, `reading` keeps lines short, `guide` has room for three columns of facts, `form` for a
   * list beside the fields, `wide` is for lists and tables. */
  readonly width?: 'narrow' | 'reading' | 'guide' | 'form' | 'wide';
  readonly children?: ReactNode;
}) {
  usePageTitle([props.title, ...(props.titleParts ?? [])], props.hasProblems);
  return (
    <div className={`page page-${props.width ?? 'reading'}`}>
      {props.back && <BackTo {...props.back} />}
      <div className="page-head">
        <div className="page-head-text">
          {props.caption && <p className="page-caption">{props.caption}</p>}
          <PageHeading key={props.title}>{props.title}</PageHeading>
          {props.lead && <div className="page-lead">{props.lead}</div>}
        </div>
        {props.aside && <div className="page-aside">{props.aside}</div>}
      </div>
      {props.children}
    </div>
  );
}

/** Link to the page above. */
function BackTo({ to, label }: BackLink) {
  return (
    <Link href={to} className="back-link no-print">
      <IconChevronLeft size={18} aria-hidden />
      {label}
    </Link>
  );
}
