import type { WrongField } from './problems.ts';

/** What the last submit of a form was refused for; handed from the check page back to the form, within this visit. */
const refused = new Map<string, readonly WrongField[]>();

/** Hands the problems of a refused submit over to the form at an address. */
export function handOver(address: string, wrong: readonly WrongField[]): void {
  refused.set(address, wrong);
}

/** The problems handed over to the form at this address. */
export function handedOver(address: string): readonly WrongField[] {
  return refused.get(address) ?? [];
}

/** The form was checked anew: what was handed over is history. */
export function forgetHandedOver(address: string): void {
  refused.delete(address);
}
