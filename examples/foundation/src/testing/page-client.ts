/** Somebody who uses the pages 测试用浏览者: keeps the session cookie, follows no redirect, posts from our own origin. */
export interface PageClient {
  readonly get: (path: string) => Promise<Page>;
  readonly post: (
    path: string,
    form: FormData | Readonly<Record<string, string | readonly string[]>>,
    headers?: MoreHeaders,
  ) => Promise<Page>;
}

type MoreHeaders = Readonly<Record<string, string>>;

export interface Page {
  readonly status: number;
  readonly to: string | null;
  readonly text: string;
  readonly cookie: string | null;
}

/** Signs in and returns the client of that account. */
export async function signedIn(url: string, login: string, password: string): Promise<PageClient> {
  const client = pageClient(url, undefined);
  const { cookie, status } = await client.post('/sign-in', { login, password });
  if (status !== 303 || cookie === null) throw new Error(`${login} could not sign in: ${status}`);
  return pageClient(url, cookie.split(';')[0]);
}

export function pageClient(url: string, cookie: string | undefined): PageClient {
  const headers = { origin: url, ...(cookie === undefined ? {} : { cookie }) };
  return {
    get: async (path) => read(await fetch(`${url}${path}`, { headers, redirect: 'manual' })),
    post: async (path, form, change = {}) => {
      const body = form instanceof FormData ? form : urlencoded(form);
      return read(
        await fetch(`${url}${path}`, {
          method: 'POST',
          body,
          headers: { ...headers, ...change },
          redirect: 'manual',
        }),
      );
    },
  };
}

function urlencoded(form: Readonly<Record<string, string | readonly string[]>>): URLSearchParams {
  const pairs = Object.entries(form).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, one]),
  );
  return new URLSearchParams(pairs);
}

/** The version that the forms of an order's page carry. */
export function versionIn(page: Page): string {
  return /name="version" value="(\d+)"/.exec(page.text)?.[1] ?? '';
}

/** The smallest picture of the world: one white pixel. */
export const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=',
  'base64',
);

async function read(answer: Response): Promise<Page> {
  return {
    status: answer.status,
    to: answer.headers.get('location'),
    text: await answer.text(),
    cookie: answer.headers.get('set-cookie'),
  };
}
