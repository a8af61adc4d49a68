import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const supervisor = path.resolve(import.meta.dirname, '../../scripts/supervise.mjs');

/** Supervises `node -e <code>` without pauses; gives what was reported and the exit code. */
function supervise(code: string): { reports: readonly string[]; status: number | null } {
  const program = `
    import { supervise } from ${JSON.stringify(`file://${supervisor}`)};
    const report = (line) => process.stdout.write(line + '\\n');
    const args = ['-e', ${JSON.stringify(code)}];
    process.exitCode = await supervise({ command: process.execPath, args, report, pauseMs: () => 0 });`;
  const { stdout, status } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    encoding: 'utf8',
  });
  return { reports: stdout.trim().split('\n'), status };
}

describe('the supervisor', () => {
  it('gives up after repeated quick failures and says how they ended', () => {
    const { reports, status } = supervise('process.exit(3)');
    expect(status).toBe(1);
    expect(reports).toHaveLength(5);
    expect(reports[0]).toBe('the server ended with code 3: starting it again');
    expect(reports.at(-1)).toContain(
      'ended with code 3, 5 times in a row shortly after its start: giving up',
    );
  });

  it('passes on a clean end and a refusal without another try', () => {
    expect(supervise('process.exit(0)').status).toBe(0);
    expect(supervise('process.exit(2)').status).toBe(2);
  });
});
