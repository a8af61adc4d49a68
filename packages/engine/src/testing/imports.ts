// oxlint-disable-next-line typescript/triple-slash-reference -- every program that takes in this source needs the declaration, and an ambient one cannot be imported
/// <reference path="./raw.d.ts" />
import camunda7Deadline from './imports/camunda7-deadline.bpmn?raw';
import camunda7Document from './imports/camunda7-document.bpmn?raw';
import camunda7Fee from './imports/camunda7-fee.bpmn?raw';
import camunda7Incident from './imports/camunda7-incident.bpmn?raw';
import camunda7Invoice from './imports/camunda7-invoice.bpmn?raw';
import camunda7Leave from './imports/camunda7-leave.bpmn?raw';
import camunda7Order from './imports/camunda7-order.bpmn?raw';
import camunda7Votes from './imports/camunda7-votes.bpmn?raw';
import camunda8Enrolment from './imports/camunda8-enrolment.bpmn?raw';
import camunda8Leave from './imports/camunda8-leave.bpmn?raw';
import camunda8Notice from './imports/camunda8-notice.bpmn?raw';
import camunda8Payment from './imports/camunda8-payment.bpmn?raw';
import camunda8Purchase from './imports/camunda8-purchase.bpmn?raw';
import camunda8Review from './imports/camunda8-review.bpmn?raw';
import camunda8Visa from './imports/camunda8-visa.bpmn?raw';
import flowableCountersign from './imports/flowable-countersign.bpmn?raw';
import flowableLeave from './imports/flowable-leave.bpmn?raw';
import flowablePrinting from './imports/flowable-printing.bpmn?raw';
import flowableTrip from './imports/flowable-trip.bpmn?raw';

/** Whole files as other editors write them, by name: the material of tests. */
export const IMPORTS = {
  camunda7Deadline,
  camunda7Document,
  camunda7Fee,
  camunda7Incident,
  camunda7Invoice,
  camunda7Leave,
  camunda7Order,
  camunda7Votes,
  camunda8Enrolment,
  camunda8Leave,
  camunda8Notice,
  camunda8Payment,
  camunda8Purchase,
  camunda8Review,
  camunda8Visa,
  flowableCountersign,
  flowableLeave,
  flowablePrinting,
  flowableTrip,
} as const;
