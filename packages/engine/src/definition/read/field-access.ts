import type { ModdleElement } from 'bpmn-moddle';
import { FIELD_ACCESS, type FieldAccess, type FormAccess } from '../../form/access.ts';
import { extensions, idOf, text } from '../element.ts';
import type { StartNode, UserNode } from '../flow.ts';
import { report, type Reading } from '../problem.ts';
import { oneOf } from './value.ts';

/**
 * Reads what holders of a user task may do with the form's fields 字段权限: `requiredFields`, `editFields`, `readFields` and
 * `hiddenFields` list keys, `otherFields` says what holds for the rest (left out = read).
 */
export function readAccess(reading: Reading, task: ModdleElement): Pick<UserNode, 'access'> {
  return accessIn(reading, task, 'wangban:Approval', 'read');
}

/** Reads from `wangban:form` of a start event what the applicant does not fill in; `otherFields` left out = edit. */
export function readApplicantAccess(reading: Reading, start: ModdleElement): Pick<StartNode, 'access'> {
  return accessIn(reading, start, 'wangban:Form', 'edit');
}

function accessIn(
  reading: Reading,
  task: ModdleElement,
  extension: string,
  usual: FieldAccess,
): { readonly access?: FormAccess } {
  const [approval] = extensions(task, extension);
  if (approval === undefined) return {};
  const others = oneOf(reading, approval, 'otherFields', FIELD_ACCESS, usual);
  const fields: { [key: string]: FieldAccess } = {};
  for (const access of FIELD_ACCESS) {
    for (const key of keysIn(approval, access)) {
      checkKey(reading, task, key, fields[key]);
      fields[key] = access;
    }
  }
  return Object.keys(fields).length === 0 && others === usual ? {} : { access: { fields, others } };
}

/** Must the holders fill something in or sign? Then nothing passes this node by itself. */
export function mustAct(approval: ModdleElement): boolean {
  return (
    text(approval, 'signature')?.trim() === 'true' ||
    keysIn(approval, 'required').length > 0 ||
    text(approval, 'otherFields')?.trim() === 'required'
  );
}

function keysIn(approval: ModdleElement, access: FieldAccess): readonly string[] {
  return text(approval, `${access}Fields`)?.trim().split(/\s+/) ?? [];
}

function checkKey(reading: Reading, task: ModdleElement, key: string, before: FieldAccess | undefined): void {
  const id = idOf(task);
  if (before !== undefined)
    report(reading, 'badValue', id, {
      zh: `“${id}”对字段“${key}”既写了 ${before} 又写了别的权限，请只保留一种`,
      en: `“${id}” gives the field “${key}” ${before} and another access: keep one of them`,
    });
  if (reading.fields === undefined || reading.fields.has(key)) return;
  report(reading, 'badValue', id, {
    zh: `“${id}”的字段权限写了“${key}”，但表单没有这个字段，请改正`,
    en: `“${id}” gives access to the field “${key}”, which the form does not have: correct it`,
  });
}
