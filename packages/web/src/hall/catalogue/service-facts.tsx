import './service-facts.css';
import {
  IconCalendarTime,
  IconClockHour4,
  IconDeviceMobileCheck,
  IconExternalLink,
  IconFileSearch,
  type Icon,
  IconSpeakerphone,
  IconStar,
  IconWalk,
} from '@tabler/icons-react';
import type { ServiceCard } from '../../api/shapes.ts';
import { catalogueWords } from '../../locale/catalogue.ts';
import { useWords } from '../../locale/words.ts';

const MODE_ICONS: Readonly<Record<ServiceCard['mode'], Icon>> = {
  online: IconDeviceMobileCheck,
  preApplication: IconDeviceMobileCheck,
  preProcessing: IconDeviceMobileCheck,
  appointment: IconCalendarTime,
  link: IconExternalLink,
  guideOnly: IconFileSearch,
};

/** 在线办理 · N 个工作日 · 跑 N 次 · 满意度; what is only read takes no time and no visit. */
export function ServiceFacts({ service }: { readonly service: ServiceCard }) {
  const t = useWords(catalogueWords);
  const { type, mode } = service;
  if (type === 'query' || type === 'publicity') {
    const Picture = type === 'query' ? IconFileSearch : IconSpeakerphone;
    return (
      <ul className="service-facts">
        <li>
          <Picture size={18} stroke={1.7} aria-hidden />
          {t.reads[type]}
        </li>
      </ul>
    );
  }
  const Picture = MODE_ICONS[mode];
  return (
    <ul className="service-facts">
      <li>
        <Picture size={18} stroke={1.7} aria-hidden />
        {t.modes[mode]}
      </li>
      <li>
        <IconClockHour4 size={18} stroke={1.7} aria-hidden />
        {t.workingDays(service.processingTimeDays)}
      </li>
      <li>
        <IconWalk size={18} stroke={1.7} aria-hidden />
        {t.visits(service.visits)}
      </li>
      {service.satisfaction && (
        <li>
          <IconStar size={18} stroke={1.7} aria-hidden />
          {t.satisfaction(service.satisfaction.average.toFixed(1), service.satisfaction.people)}
        </li>
      )}
    </ul>
  );
}
