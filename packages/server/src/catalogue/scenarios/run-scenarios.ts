import type { Event } from '@wangban/engine';
import { publishedCalendar } from '../../people/calendar.ts';
import { factsOf } from '../compiled.ts';
import type { CheckedService } from '../folder/check-service.ts';
import { type Coverage, coverageOf } from './coverage.ts';
import { unmet } from './expectations.ts';
import { instantOf } from './local-time.ts';
import { changedData } from './changed-data.ts';
import { type Play, playStep, type Stage } from './play.ts';
import type { Scenario, ScenarioFile } from './scenario.ts';
import { testCampus } from './test-campus.ts';

/** How one scenario ended; no failures = it went as written. */
interface ScenarioResult {
  readonly name: string;
  /** `step` counts from 1. Playing stops at the first step that goes otherwise. */
  readonly failures: readonly { readonly step: number; readonly message: string }[];
}

/** How all scenarios of a service ended. */
export interface ReplayResult {
  readonly scenarios: readonly ScenarioResult[];
  readonly coverage: Coverage;
}

/** Replays scenarios 回放场景 on the test campus and the published calendar: the real engine, no database, no clock. */
export function runScenarios(service: CheckedService, file: ScenarioFile): ReplayResult {
  const directory = testCampus();
  const facts = factsOf(service.definition, directory);
  const stage: Stage = { service, facts, directory, calendar: publishedCalendar() };
  const events: Event[] = [];
  const scenarios = file.scenarios.map((scenario) => {
    const play = beginPlay(stage, file, scenario);
    const failures = runSteps(play, scenario);
    events.push(...play.events);
    return { name: scenario.name, failures };
  });
  return { scenarios, coverage: coverageOf(service.flow, events) };
}

function beginPlay(stage: Stage, { usual }: ScenarioFile, scenario: Scenario): Play {
  return {
    stage,
    applicant: scenario.applicant ?? usual.applicant,
    events: [],
    instance: undefined,
    now: instantOf(scenario.start ?? usual.start, 0),
    data: changedData(changedData({}, usual.data), scenario.data),
    lastTask: 0,
  };
}

function runSteps(play: Play, scenario: Scenario): ScenarioResult['failures'] {
  for (const [index, written] of scenario.steps.entries()) {
    if (written.at !== undefined) play.now = instantOf(written.at, play.now);
    const isApplicants = ['submit', 'resubmit', 'withdraw', 'remind', 'confirm', 'notSolved'].includes(
      written.do,
    );
    const step = written.by === undefined && isApplicants ? { ...written, by: play.applicant } : written;
    const failures = unmet(play, playStep(play, step), step.expect);
    if (failures.length === 0) continue;
    const who = step.by === undefined ? 'the clock' : step.by;
    return failures.map((message) => ({ step: index + 1, message: `${who} ${step.do}: ${message}` }));
  }
  return [];
}
