import './figures.css';
import '../ui/card.css';
import { useQuery } from '@tanstack/react-query';
import { IconChartBar } from '@tabler/icons-react';
import { useSearchParams } from 'wouter';
import { figuresWords } from '../locale/office.ts';
import { useNow } from '../locale/use-now.ts';
import { useWords } from '../locale/words.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page/page.tsx';
import { ProblemNote } from '../ui/problem/problem-note.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Definitions } from './definitions.tsx';
import { type FiguresAnswer, figuresQuery } from './figures-query.ts';
import { MonthFigures } from './month-figures.tsx';
import { inOrder, lastMonths } from './months.ts';
import { PeriodForm } from './period-form.tsx';
import { RatingTable } from './rating-table.tsx';
import { ServiceTable } from './service-table.tsx';

const MONTHS_OFFERED = 36;
const MONTHS_SHOWN = 6;
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** 办件统计 Figures page. The period is part of the address, so that a figure can be sent to somebody else. */
export function FiguresPage() {
  const t = useWords(figuresWords);
  const [search, setSearch] = useSearchParams();
  const offered = lastMonths(useNow(), MONTHS_OFFERED);
  const asked = (name: string, otherwise: string) => {
    const month = search.get(name) ?? '';
    return MONTH.test(month) ? month : otherwise;
  };
  const { from, to } = inOrder(asked('from', offered[MONTHS_SHOWN - 1] ?? ''), asked('to', offered[0] ?? ''));
  const figures = useQuery(figuresQuery(from, to));
  return (
    <Page title={t.title} lead={t.lead} width="wide">
      <PeriodForm
        months={offered}
        from={from}
        to={to}
        onChange={(period) => setSearch(inOrder(period.from, period.to))}
      />
      {figures.isError && <ProblemNote error={figures.error} onRetry={() => void figures.refetch()} />}
      {figures.isPending && <Skeleton lines={6} />}
      {figures.data && <Loaded figures={figures.data} />}
    </Page>
  );
}

function Loaded({ figures }: { readonly figures: FiguresAnswer }) {
  const t = useWords(figuresWords);
  const started = figures.services.reduce((sum, one) => sum + one.started, 0);
  if (started === 0) return <EmptyState icon={IconChartBar} title={t.empty} text={t.emptyNext} />;
  return (
    <>
      <ServiceTable figures={figures} />
      <MonthFigures months={figures.months} />
      <RatingTable figures={figures} />
      <Definitions />
    </>
  );
}
