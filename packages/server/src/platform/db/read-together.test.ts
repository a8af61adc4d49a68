import { describe, expect, it } from 'vitest';
import { gate } from '../testing/gate.ts';
import { readTogether } from './read-together.ts';

/** A read that waits to be let on, and the number that each one gives. */
function countedReads() {
  const gates = [gate(), gate(), gate()];
  let begun = 0;
  const read = async (): Promise<number> => {
    const number = begun++;
    await gates[number]?.passed;
    return number;
  };
  return { read: readTogether(read), begun: () => begun, letOn: (number: number) => gates[number]?.open() };
}

describe('reading together', () => {
  it('gives everybody who comes during a read the next one, and that is one', async () => {
    const { read, begun, letOn } = countedReads();
    const first = read();
    const [second, third] = [read(), read()];
    expect(begun()).toBe(1);
    letOn(0);
    expect(await first).toBe(0);
    letOn(1);
    expect(await Promise.all([second, third])).toEqual([1, 1]);
    expect(begun()).toBe(2);
  });

  it('never gives a read that began before it was asked for', async () => {
    const { read, letOn } = countedReads();
    const first = read();
    const second = read();
    letOn(0);
    await first;
    letOn(1);
    expect(await second).toBe(1);
    const third = read();
    letOn(2);
    expect(await third).toBe(2);
  });

  it('goes on after a read that failed', async () => {
    let calls = 0;
    const read = readTogether(() =>
      calls++ === 0 ? Promise.reject(new Error('gone')) : Promise.resolve('here'),
    );
    const [first, second] = [read(), read()];
    await expect(first).rejects.toThrow('gone');
    expect(await second).toBe('here');
    expect(await read()).toBe('here');
  });
});
