import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** An answer: status and body. */
export interface Reply {
  readonly status: number;
  readonly body: string;
}

/** One keep-alive connection that sends a request after the other. */
export interface Connection {
  readonly send: (request: string) => Promise<Reply>;
  readonly close: () => void;
}

/**
 * Opens a connection of the load generator. It reads HTTP/1.1 by hand (status line, Content-Length, body), because a
 * real client would take the processor time that belongs to the server.
 */
export async function openConnection(port: number): Promise<Connection> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  return { send: (request) => exchange(socket, request), close: () => socket.destroy() };
}

function exchange(socket: Socket, request: string): Promise<Reply> {
  return new Promise((resolve, reject) => {
    let received = '';
    const finish = (settle: () => void) => {
      socket.off('data', read);
      socket.off('close', lost);
      settle();
    };
    const read = (chunk: Buffer) => {
      // Latin-1 keeps one character per byte, so that Content-Length can be compared.
      received += chunk.toString('latin1');
      const reply = parse(received);
      if (reply !== undefined) finish(() => resolve(reply));
    };
    const lost = () => finish(() => reject(new Error('the server closed the connection')));
    socket.on('data', read);
    socket.on('close', lost);
    socket.write(request);
  });
}

function parse(received: string): Reply | undefined {
  const end = received.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const head = received.slice(0, end);
  const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? '0');
  const body = received.slice(end + 4);
  if (body.length < length) return undefined;
  return { status: Number(head.slice(9, 12)), body };
}

/** The bytes of a command: POST with a session, from our own origin, with an idempotency key of its own. */
export function command(port: number, path: string, token: string, key: string, body: unknown): string {
  const json = JSON.stringify(body);
  return [
    `POST ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    `Origin: http://127.0.0.1:${port}`,
    'Sec-Fetch-Site: same-origin',
    `Cookie: wb=${token}`,
    'Content-Type: application/json',
    `Idempotency-Key: ${key}`,
    `Content-Length: ${Buffer.byteLength(json)}`,
    '',
    json,
  ].join('\r\n');
}
