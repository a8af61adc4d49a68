import type { CompiledService } from '../catalogue/compiled.ts';
import { evidenceForm } from '../catalogue/evidence-form.ts';
import { CONFIRMATION } from '../instances/effects/after-fold.ts';
import type { Language } from '../platform/errors/language.ts';
import type { ObligationLine } from './store.ts';

const CONFIRM = { zh: '确认是否已解决', en: 'Confirm that it is solved' };

/** An obligation as pages show it 后续义务. */
export function viewOf(line: ObligationLine, compiled: CompiledService, language: Language, now: number) {
  const rule = compiled.definition.obligations?.find(({ kind }) => kind === line.kind);
  const name = line.kind === CONFIRMATION ? CONFIRM : (rule?.name ?? { zh: line.kind, en: line.kind });
  return {
    instanceId: line.instance,
    no: line.no,
    kind: line.kind,
    name,
    text: rule?.text ?? null,
    service: { code: line.service, name: compiled.definition.name },
    title: line.title[language],
    reference: line.reference,
    begunAt: line.begunAt.toISOString(),
    dueAt: line.dueAt.toISOString(),
    status: line.status,
    settledAt: line.settledAt?.toISOString() ?? null,
    overdue: line.status === 'open' && line.dueAt.getTime() < now,
    blocksNew: line.blocksNew,
    extendable: rule?.extendable ?? false,
  };
}

/** The evidence form of an obligation, as the browser opens it; null = a click is enough. */
export function evidenceOf(compiled: CompiledService, kind: string): Record<string, unknown> | null {
  const rule = compiled.definition.obligations?.find((one) => one.kind === kind);
  if (rule?.evidence === undefined || rule.evidence.length === 0) return null;
  const made = evidenceForm(rule, compiled.facts.parameters);
  return 'form' in made ? { ...made.form.definition } : null;
}
