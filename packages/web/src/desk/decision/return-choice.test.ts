import { describe, expect, it } from 'vitest';
import { returnChoice, targetKey } from './return-choice.ts';

const applicant = { kind: 'applicant', node: null, name: { zh: '申请人', en: 'Applicant' } } as const;
const previous = { kind: 'previous', node: 'counsellor', name: { zh: '辅导员', en: 'Counsellor' } } as const;
const office = { kind: 'node', node: 'office', name: { zh: '学院', en: 'College' } } as const;
const targets = [applicant, previous, office];

describe('returnChoice', () => {
  it('keeps several visited steps apart', () => {
    expect(new Set(targets.map(targetKey)).size).toBe(3);
  });

  it('names the step only where the person chose a step', () => {
    expect(returnChoice(targets, targetKey(office), 'rewalk', false)).toEqual({
      target: { kind: 'node', node: 'office' },
      resume: 'rewalk',
    });
    expect(returnChoice(targets, targetKey(previous), 'jumpBack', false)).toEqual({
      target: { kind: 'previous' },
      resume: 'jumpBack',
    });
  });

  it('begins a whole block anew by its step, and only where there is a block', () => {
    const inBlock = { ...previous, whole: true } as const;
    expect(returnChoice([inBlock], targetKey(inBlock), 'rewalk', true)?.target).toEqual({
      kind: 'node',
      node: 'counsellor',
      whole: true,
    });
    expect(returnChoice([inBlock], targetKey(inBlock), 'rewalk', false)?.target).toEqual({
      kind: 'previous',
    });
    expect(returnChoice(targets, targetKey(office), 'rewalk', true)?.target).toEqual({
      kind: 'node',
      node: 'office',
    });
  });

  it('does not guess a target that is no longer offered', () => {
    expect(returnChoice([applicant], targetKey(office), 'rewalk', false)).toBeUndefined();
  });
});
