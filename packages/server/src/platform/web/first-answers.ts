import type { FastifyRequest } from 'fastify';

/**
 * What a page asks the API first 首屏请求: addresses by the page's own, path and query (`/desk/7` → `/api/tasks/7`).
 * @param isKnown whether the reader's browser has a session
 */
export type FirstAsks = (url: string, isKnown: boolean) => readonly string[];

/** A page is not held up for an answer that takes longer; it then asks itself. */
const PATIENCE_MS = 250;

/** What tells the API who asks, from where and how. */
const PASSED_ON = ['cookie', 'host', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto'] as const;

/**
 * The API's answers 首屏数据 to what a page asks first, as its reader would get them: the same routes, rights and limits.
 * What is refused, fails or takes too long is left out.
 * @param language BCP 47 tag of the language that the page will speak
 */
export async function firstAnswers(
  request: FastifyRequest,
  addresses: readonly string[],
  language: string,
): Promise<Readonly<Record<string, unknown>>> {
  const sent = PASSED_ON.map((name) => [name, request.headers[name]]).filter(([, value]) => value);
  const headers = { ...Object.fromEntries(sent), 'accept-language': language };
  const remoteAddress = request.socket.remoteAddress ?? '127.0.0.1';
  const ask = async (url: string) => {
    const answer = await request.server.inject({ method: 'GET', url, headers, remoteAddress });
    const value: unknown = answer.statusCode === 200 ? answer.json() : undefined;
    return value === undefined ? [] : [[url, value] as const];
  };
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<[]>((resolve) => {
    timer = setTimeout(() => resolve([]), PATIENCE_MS);
  });
  const answers = await Promise.all(addresses.map((url) => Promise.race([ask(url), late])));
  clearTimeout(timer);
  return Object.fromEntries(answers.flat());
}
