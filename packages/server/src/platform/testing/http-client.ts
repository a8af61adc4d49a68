/** Answer 应答 as a test looks at it. */
export interface TestResponse {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON, or the text when it is none. */
  readonly body: unknown;
}

/** Browser stand-in 测试客户端: keeps cookies and sends our own Origin, over a real socket. */
export interface TestClient {
  request(method: string, path: string, options?: TestRequest): Promise<TestResponse>;
  get(path: string, headers?: HeadersRecord): Promise<TestResponse>;
  post(path: string, body?: unknown, headers?: HeadersRecord): Promise<TestResponse>;
  put(path: string, body?: unknown, headers?: HeadersRecord): Promise<TestResponse>;
  delete(path: string, headers?: HeadersRecord): Promise<TestResponse>;
  setCookie(name: string, value: string): void;
  cookie(name: string): string | undefined;
}

type HeadersRecord = Readonly<Record<string, string>>;

/** One request; `body` is sent as JSON unless it is text, bytes or a form. */
export interface TestRequest {
  readonly body?: unknown;
  readonly headers?: HeadersRecord;
}

/** Makes a client for one base address. */
export function httpClient(baseUrl: string): TestClient {
  const jar = new Map<string, string>();

  const request = async (method: string, path: string, options: TestRequest = {}): Promise<TestResponse> => {
    const { body, type } = encode(options.body);
    const cookies = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = {
      origin: baseUrl,
      ...(cookies !== '' && { cookie: cookies }),
      ...(type !== undefined && { 'content-type': type }),
      ...options.headers,
    };
    const response = await fetch(`${baseUrl}${path}`, {
      method,
      headers,
      redirect: 'manual',
      ...(body !== undefined && { body }),
    });
    for (const line of response.headers.getSetCookie()) keepCookie(jar, line);
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: parse(text) };
  };

  return {
    request,
    get: (path, headers = {}) => request('GET', path, { headers }),
    post: (path, body, headers = {}) => request('POST', path, { body, headers }),
    put: (path, body, headers = {}) => request('PUT', path, { body, headers }),
    delete: (path, headers = {}) => request('DELETE', path, { headers }),
    setCookie: (name, value) => void jar.set(name, value),
    cookie: (name) => jar.get(name),
  };
}

function keepCookie(jar: Map<string, string>, line: string): void {
  const [pair = ''] = line.split(';');
  const at = pair.indexOf('=');
  const name = pair.slice(0, at);
  const value = pair.slice(at + 1);
  if (value === '') jar.delete(name);
  else jar.set(name, value);
}

function encode(body: unknown): { body?: string | Uint8Array<ArrayBuffer> | FormData; type?: string } {
  if (body === undefined) return {};
  if (typeof body === 'string' || body instanceof FormData) return { body };
  if (body instanceof Uint8Array) return { body: new Uint8Array(body) };
  return { body: JSON.stringify(body), type: 'application/json' };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
