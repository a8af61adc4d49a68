import './service-notices.css';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { noticeWords } from '../../locale/notices.ts';
import { type Text, useSay, useWords } from '../../locale/words.ts';
import { serviceNoticesQuery } from './notice-query.ts';

interface Said {
  readonly id: number;
  readonly kind: string;
  readonly title: Text;
}

/** 停办、高峰: what applicants must know about a service, on its guide and above its form. */
export function ServiceNotices({ notices }: { readonly notices: readonly Said[] }) {
  const t = useWords(noticeWords);
  const say = useSay();
  if (notices.length === 0) return null;
  const isKind = (kind: string): kind is keyof typeof t.kinds => Object.hasOwn(t.kinds, kind);
  return (
    <ul className="service-notices" aria-label={t.title}>
      {notices.map(({ id, kind, title }) => (
        <li key={id} className={kind === 'suspended' ? 'service-notice-stop' : undefined}>
          <IconAlertTriangle size={20} aria-hidden />
          <span>
            {isKind(kind) && <strong>{t.kindThen(t.kinds[kind])}</strong>}
            <Link href={`/notices/${id}`}>{say(title)}</Link>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The same where only the service is known. */
export function NoticesAbout({ service }: { readonly service: string }) {
  const { data } = useQuery(serviceNoticesQuery(service));
  return <ServiceNotices notices={data?.items ?? []} />;
}
