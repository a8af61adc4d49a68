import { Link } from 'wouter';
import type { SystemDetail } from '../../api/shapes.ts';
import { shortDateTime } from '../../locale/dates.ts';
import { useLanguage } from '../../locale/language.ts';
import { systemForm } from '../../locale/system-form.ts';
import { systemWords } from '../../locale/systems.ts';
import { useNow } from '../../locale/use-now.ts';
import { useSay, useWords } from '../../locale/words.ts';
import type { PageProps } from '../../routes.ts';
import { ConnectionTest } from './connection-test.tsx';
import { definitionOf } from './definition-of.ts';
import { Secrets } from './secrets.tsx';
import { StatusMap } from './status-map.tsx';
import { SwitchSystem } from './switch-system.tsx';
import { SystemFrame } from './system-frame.tsx';

/** 概况 One system: how it stands, what it is, its secrets and its status map. */
export function OverviewPage({ params }: PageProps) {
  const code = params['code'] ?? '';
  return (
    <SystemFrame code={code} tab="overview">
      {(system) => (
        <>
          {system.mayChange && <NextSteps of={system} />}
          <Health of={system} />
          <Definition of={system} />
          {system.mayChange && <ConnectionTest code={code} />}
          <Secrets of={system} />
          <StatusMap statuses={definitionOf(system).statuses} />
        </>
      )}
    </SystemFrame>
  );
}

/** 接下来: what a system that was just registered still lacks. */
function NextSteps({ of }: { readonly of: SystemDetail }) {
  const t = useWords(systemWords);
  const missing = (['outbound', 'inbound'] as const).some(
    (direction) => !of.secrets.some((secret) => secret.direction === direction),
  );
  if (!missing) return null;
  return (
    <section className="card" aria-labelledby="next">
      <h2 id="next">{t.nextSteps}</h2>
      <ol>
        <li>
          <a href="#secrets">{t.nextSecrets}</a>
        </li>
        <li>
          <a href="#test">{t.nextTest}</a>
        </li>
      </ol>
    </section>
  );
}

function Health({ of }: { readonly of: SystemDetail }) {
  const t = useWords(systemWords);
  const say = useSay();
  const chosen = useLanguage();
  const now = useNow();
  const at = (instant: string) => shortDateTime(chosen, instant, now);
  const isSpared = of.openUntil !== null && Date.parse(of.openUntil) > now.getTime();
  return (
    <section className="card" aria-labelledby="health">
      <h2 id="health">{t.health}</h2>
      <dl className="system-facts">
        {of.statusReason && (
          <>
            <dt>{t.states[of.status]}</dt>
            <dd>
              {at(of.statusAt)} · {t.reason(of.statusReason)}
            </dd>
          </>
        )}
        <dt>{t.waiting}</dt>
        <dd>
          <Counted of={of.waiting} to={`/office/systems/${of.code}/deliveries?status=waiting`} />
        </dd>
        {of.oldestWaitingAt && (
          <>
            <dt>{t.oldest}</dt>
            <dd>{at(of.oldestWaitingAt)}</dd>
          </>
        )}
        <dt>{t.dead}</dt>
        <dd>
          <Counted of={of.dead} to={`/office/systems/${of.code}/deliveries?status=dead`} />
        </dd>
        <dt>{t.quarantined}</dt>
        <dd>
          <Counted of={of.quarantined} to={`/office/systems/${of.code}/quarantine`} />
        </dd>
        <dt>{t.lastSuccess}</dt>
        <dd>{of.lastSuccessAt ? at(of.lastSuccessAt) : t.never}</dd>
        {of.lastFailureAt && (
          <>
            <dt>{t.lastFailure}</dt>
            <dd>
              {at(of.lastFailureAt)}
              {of.lastError && ` · ${say(of.lastError)}`}
              {of.failures > 0 && ` · ${t.failures(of.failures)}`}
              {isSpared && of.openUntil && ` · ${t.openUntil(at(of.openUntil))}`}
            </dd>
          </>
        )}
      </dl>
      {of.mayChange && <SwitchSystem of={of} />}
    </section>
  );
}

/** A count with the rows behind it; nothing has none. */
function Counted({ of, to }: { readonly of: number; readonly to: string }) {
  const t = useWords(systemWords);
  return of === 0 ? '0' : <Link href={to}>{t.upTo(of)}</Link>;
}

function Definition({ of }: { readonly of: SystemDetail }) {
  const t = useWords(systemWords);
  const form = useWords(systemForm);
  const { baseUrl, allow, operations, tells, hooks } = definitionOf(of);
  const listed = (names: readonly string[]) => (names.length === 0 ? t.noneOfThem : names.join(' · '));
  return (
    <section className="card" aria-labelledby="definition">
      <h2 id="definition">{t.definition}</h2>
      <dl className="system-facts">
        <dt>{t.versionName}</dt>
        <dd>{t.version(of.version)}</dd>
        <dt>{t.style}</dt>
        <dd>{t.styles[of.style]}</dd>
        <dt>{t.address}</dt>
        <dd>{baseUrl}</dd>
        <dt>{form.fields.allow}</dt>
        <dd>{listed(allow)}</dd>
        <dt>{t.operations}</dt>
        <dd>{listed(operations.map(({ name, sends }) => `${name} → ${said(form.sends, sends)}`))}</dd>
        <dt>{t.tells}</dt>
        <dd>{listed(tells.map((event) => said(form.tells, event)))}</dd>
        <dt>{t.hooks}</dt>
        <dd>{listed(hooks.map((hook) => said(form.hookNames, hook)))}</dd>
      </dl>
      {of.mayChange && (
        <p className="system-actions">
          <Link href={`/office/systems/${of.code}/definition`}>{t.change}</Link>
          <a href={`/api/systems/${of.code}/export`} download>
            {t.download}
          </a>
        </p>
      )}
    </section>
  );
}

/** The word for a key, or the key when it is of a later version. */
function said(words: Readonly<Record<string, string>>, key: string): string {
  return words[key] ?? key;
}
