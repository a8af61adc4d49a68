/** Flow engine core 流程引擎: BPMN files and the approval algebra as pure functions. */
export { allowedActions, type AllowedAction } from './allowed-actions.ts';
export { apply, applyAll } from './apply.ts';
export type {
  ClassId,
  Directory,
  DirectoryPerson,
  DirectoryUnit,
  PersonId,
  PositionId,
  RelationSubject,
  UnitId,
} from './assignment/directory.ts';
export type { NodePlan, Workload } from './assignment/request.ts';
export type { ApproverRule, PickRange, UnitScope } from './assignment/rule.ts';
export type * from './case/after/command.ts';
export type * from './case/after/events.ts';
export type * from './case/after/rules.ts';
export type * from './case/command.ts';
export type { Docket, Extends, Owed, SuspendReason } from './case/docket.ts';
export type * from './case/events.ts';
export { ledger, minutesByPerson, type LedgerEntry } from './case/ledger.ts';
export type * from './clock/events.ts';
export type { Right } from './case/rights.ts';
export type * from './commands/command.ts';
export type { OfficeHours, WorkingCalendar } from './calendar/working-calendar.ts';
export type { Context, ServiceFacts, Substitution, SubstitutionScope } from './context.ts';
export { decide } from './decide.ts';
export { compileFlow, type CompileOptions } from './definition/compile-flow.ts';
export { calledFlow, flowAt, nodeAt } from './definition/node-at.ts';
export { WANGBAN_NAMESPACE, wangbanExtension } from './definition/extension.ts';
export type { Approval, TaskAction } from './definition/approval.ts';
export type { Flow, FlowNode, SequenceFlow, UserNode } from './definition/flow.ts';
export type { FlowProblem, FlowProblemCode } from './definition/problem.ts';
export type * from './event-base.ts';
export type * from './events.ts';
export type * from './work-progress.ts';
export type * from './scope-events.ts';
export type * from './scopes/scope.ts';
export type { Text } from './form/form.ts';
export type { Clock, ClosedRound, Instance, Round, Seat, Token, Visit } from './instance.ts';
export { compileForm } from './form/compile.ts';
export { checkPaths } from './form/check-references.ts';
export { type ImportedForm, importFormJs } from './form/import-form-js.ts';
export { jsonSchemaOf } from './form/json-schema.ts';
export type { DefinitionProblem, DefinitionProblemCode } from './form/definition-problem.ts';
export { handoverRows, type HandoverRow } from './handover-rows.ts';
export type { Json, JsonObject } from './json.ts';
export { nodeName } from './names.ts';
export { offeredActivities, openActivities, type OpenActivities } from './open-activities.ts';
export { openTasks, type OpenTask } from './open-tasks.ts';
export { predict } from './prediction/predict.ts';
export type { Prediction, PredictionReason, PredictionStatus } from './prediction/prediction.ts';
export { vacancies, type Vacancy } from './prediction/vacancies.ts';
export { openWaits, type OpenWait } from './open-waits.ts';
export { isRejection, type Rejection, type RejectionCode } from './rejection.ts';
export { nextStart, processStarts, type ProcessStart, type StartSetting, type TimerStart } from './starts.ts';
export { removableSeats, type RemovableSeat, type RemovableSeats } from './removable-seats.ts';
export { returnTargets, type ReturnOption, type ReturnOptions } from './return-targets.ts';
