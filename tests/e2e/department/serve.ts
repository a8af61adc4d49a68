import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { freePort } from '../free-port.ts';

/** A department's own site, on another origin than the hall. */
export interface Department {
  readonly url: string;
  readonly close: () => Promise<void>;
}

const read = (file: string) => readFile(join(import.meta.dirname, file), 'utf8');

/** Serves the department's page under the policy that docs/embedding.md asks for, and nothing beyond. */
export async function serveDepartment(hall: string): Promise<Department> {
  const page = (await read('index.html')).replaceAll('HALL', hall);
  const sheet = await read('site.css');
  const policy = `default-src 'none'; script-src ${hall}; connect-src ${hall}; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'`;
  const server = createServer((request, response) => {
    const isSheet = request.url === '/site.css';
    const known = isSheet || request.url === '/';
    response.writeHead(known ? 200 : 204, {
      'content-type': isSheet ? 'text/css; charset=utf-8' : 'text/html; charset=utf-8',
      'content-security-policy': policy,
    });
    response.end(known ? (isSheet ? sheet : page) : undefined);
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
