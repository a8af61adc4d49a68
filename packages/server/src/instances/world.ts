import type { Catalogue } from '../catalogue/catalogue.ts';
import type { CompiledService, ServiceByVersion } from '../catalogue/compiled.ts';
import { askedOfSystem } from '../catalogue/systems-key.ts';
import type { KnowsApplicants } from '../forms/applicant-facts.ts';
import { fittingValues } from '../forms/fitting-values.ts';
import type { SystemAsks } from './change.ts';
import { duplicateKeyOf } from './duplicate-key.ts';
import { fileIdsOf } from './file-ids.ts';
import type { WorkCounter } from './work-counter.ts';
import {
  nodeAt,
  type Directory,
  type Flow,
  type JsonObject,
  type PersonId,
  type ServiceFacts,
  type Substitution,
  type Text,
  type WorkingCalendar,
} from '@wangban/engine';

/** One version of a service 事项版本 as the write path needs it. */
export interface Definition {
  readonly flow: Flow;
  readonly facts: ServiceFacts;
  /** 2–6 capitals inside the reference number. */
  readonly referenceCode: string;
  /** A rule of the flow shares work out by how much people have to do; left out = none does. */
  readonly sharesWork?: true;
  /** The line that names an instance in lists. */
  readonly title: (data: JsonObject) => Text;
  /** What makes two applications the same 重复; left out = the service compares nothing. */
  readonly duplicateKey?: (data: JsonObject, applicant: PersonId) => string | undefined;
  /** Ids of the uploads that the form data names. */
  readonly fileIds: (data: JsonObject) => readonly string[];
  /** Of what a business system gives, the values that the form takes; undefined: its steps ask for nothing. */
  readonly fitting?: (
    held: JsonObject,
    given: JsonObject,
    who: { readonly applicant: JsonObject; readonly today: string },
  ) => JsonObject;
  /** What its steps ask of business systems; undefined: nothing. */
  readonly asks?: SystemAsks;
}

/** Something of this process that follows a row of `revision`: `refresh` loads anew only when it is older. */
export interface Follows<Snapshot> {
  refresh(revision: number): Promise<Snapshot>;
}

/** The directory with who stands in for whom. */
export interface KnownPeople extends Directory, KnowsApplicants {
  readonly substitutions: readonly Substitution[];
}

/** What the lane knows beside the database 环境: snapshots that follow their revisions, and compiled services. */
export interface World {
  readonly directory: Follows<KnownPeople>;
  readonly calendar: Follows<WorkingCalendar>;
  /** How much people have to do; asked only for services that share work out. */
  readonly workload?: WorkCounter;
  /** Serving version of a service; undefined = there is no such service. */
  currentVersion(service: string, revision: number): Promise<number | undefined>;
  /** A version, once published, never changes; undefined = there is none. */
  definition(service: string, version: number): Promise<Definition | undefined>;
}

/** What a hall gives the lane to know. */
export interface WorldParts {
  readonly directory: Follows<KnownPeople>;
  readonly calendar: Follows<WorkingCalendar>;
  readonly catalogue: Follows<Catalogue>;
  readonly serviceByVersion: ServiceByVersion;
  readonly workload?: WorkCounter;
}

/** The world of a hall. */
export function worldOf({ directory, calendar, catalogue, serviceByVersion, workload }: WorldParts): World {
  return {
    ...(workload && { workload }),
    directory,
    calendar,
    currentVersion: async (service, revision) => (await catalogue.refresh(revision)).find(service)?.version,
    definition: async (service, version) => {
      const compiled = await serviceByVersion(service, version);
      return compiled === undefined ? undefined : definitionOf(compiled);
    },
  };
}

function definitionOf(compiled: CompiledService): Definition {
  const { flow, form, facts, referenceCode, title } = compiled;
  const { code, duplicates } = compiled.definition;
  const definition = {
    ...(duplicates && {
      duplicateKey: (data: JsonObject, applicant: PersonId) =>
        duplicateKeyOf({ code, duplicates }, data, applicant),
    }),
    flow,
    facts,
    referenceCode,
    title,
    fileIds: (data: JsonObject) => fileIdsOf(form, data),
  };
  return {
    ...definition,
    ...(compiled.definition.systems === undefined
      ? undefined
      : {
          asks: asksOf(flow),
          fitting: (held: JsonObject, given: JsonObject, who: { applicant: JsonObject; today: string }) =>
            fittingValues(form, held, given, { ...who, parameters: facts.parameters }),
        }),
    ...(sharesWork(flow) ? ({ sharesWork: true } as const) : undefined),
  };
}

function asksOf(flow: Flow): SystemAsks {
  return (id) => {
    const node = nodeAt(flow, id);
    return node?.kind === 'work' ? askedOfSystem(node.topic) : undefined;
  };
}

function sharesWork({ nodes }: Flow): boolean {
  return Object.values(nodes).some(
    (node) =>
      node.kind === 'user' &&
      node.approval.approvers.some((rule) => rule.rule === 'oneOf' && rule.strategy !== 'fixed'),
  );
}
