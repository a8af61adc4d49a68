import type { WorkProgressed } from '@wangban/engine';

/** What the timeline shows of the work of another system 外部进展. Its times are that system's. */
export function progressView({ system, progress }: WorkProgressed, phones: (system: string) => boolean) {
  const { label, note, worker, visit, files = [] } = progress;
  const phone = worker?.phone !== undefined && phones(system) ? worker.phone : null;
  return {
    system,
    label,
    note: note ?? null,
    worker: worker === undefined ? null : { name: worker.name, phone },
    visit:
      visit === undefined
        ? null
        : { from: instant(visit.from), to: visit.to === undefined ? null : instant(visit.to) },
    files: [...files],
  };
}

function instant(at: number): string {
  return new Date(at).toISOString();
}
