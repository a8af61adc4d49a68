import './service-facts.css';
import { IconClockHour4, IconDeviceMobileCheck, IconWalk } from '@tabler/icons-react';
import type { ServiceCard } from '../../api/shapes.ts';
import { catalogueWords } from '../../locale/catalogue.ts';
import { useWords } from '../../locale/words.ts';

/** 在线办理 · N 个工作日 · 跑 N 次. */
export function ServiceFacts({ service }: { readonly service: ServiceCard }) {
  const t = useWords(catalogueWords);
  return (
    <ul className="service-facts">
      <li>
        <IconDeviceMobileCheck size={18} stroke={1.7} aria-hidden />
        {t.online}
      </li>
      <li>
        <IconClockHour4 size={18} stroke={1.7} aria-hidden />
        {t.workingDays(service.processingTimeDays)}
      </li>
      <li>
        <IconWalk size={18} stroke={1.7} aria-hidden />
        {t.visits(service.visits)}
      </li>
    </ul>
  );
}
