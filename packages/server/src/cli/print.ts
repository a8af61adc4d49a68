/** Line 一行输出 for people on stdout; logs are JSON and go their own way. */
export function print(line = ''): void {
  process.stdout.write(`${line}\n`);
}

/** Line on stderr. */
export function printError(line: string): void {
  process.stderr.write(`${line}\n`);
}
