import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { Suspense, useEffect } from 'react';
import { Route, Switch, useLocation } from 'wouter';
import { queryClient } from './api/query-client.ts';
import { languageTag, useLanguage } from './locale/language.ts';
import { type HallRoute, type PageProps, routes } from './routes.ts';
import { SessionGate } from './session-gate.tsx';
import { cssVariables, theme } from './theme/theme.ts';
import { CrashBoundary } from './ui/problem/crash-boundary.tsx';
import { NotFoundPage } from './ui/problem/problem-page.tsx';
import { Shell } from './ui/shell/shell.tsx';
import { PageSkeleton } from './ui/skeleton.tsx';

function RoutedPage({ route, params }: PageProps & { readonly route: HallRoute }) {
  const Drawn = route.page;
  const page = <Drawn params={params} />;
  if (route.needs === 'nothing') return page;
  return <SessionGate needs={route.needs}>{page}</SessionGate>;
}

function Pages() {
  const [place] = useLocation();
  return (
    <CrashBoundary place={place}>
      <Suspense fallback={<PageSkeleton />}>
        <Switch>
          {routes.map((route) => (
            <Route key={route.path} path={route.path}>
              {(params) => <RoutedPage key={place} route={route} params={params} />}
            </Route>
          ))}
          <Route>
            <NotFoundPage />
          </Route>
        </Switch>
      </Suspense>
    </CrashBoundary>
  );
}

/** The hall 大厅: providers around the shell and its pages. */
export function App() {
  const chosen = useLanguage();
  useEffect(() => {
    if (document.documentElement.lang === languageTag(chosen)) return;
    document.documentElement.lang = languageTag(chosen);
    // Reasons and problems come from the server in the language of the request; a form being filled stays as it is.
    void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'form' });
  }, [chosen]);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      deduplicateCssVariables={false}
    >
      <QueryClientProvider client={queryClient}>
        <Shell>
          <Pages />
        </Shell>
      </QueryClientProvider>
    </MantineProvider>
  );
}
