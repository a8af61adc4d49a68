import { createServer, type Server, type RequestListener } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { manualClock } from '../manual-clock.ts';
import { createOutbound, type Outbound, type OutboundOptions } from './outbound.ts';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

async function listening(server: Server | ReturnType<typeof createTcpServer>): Promise<number> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = addressOf(server.address());
  closers.push(() => new Promise((done) => server.close(done)));
  return port;
}

function addressOf(address: AddressInfo | string | null): AddressInfo {
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address;
}

function httpPeer(answer: RequestListener): Promise<number> {
  const server = createServer(answer);
  closers.push(async () => server.closeAllConnections());
  return listening(server);
}

function tcpPeer(talk: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    talk(socket);
  });
  const port = listening(server);
  closers.push(async () => sockets.forEach((socket) => socket.destroy()));
  return port;
}

/** The way out to one name, whose addresses the test gives. */
function wayOut(port: number, options: Partial<OutboundOptions> = {}): Outbound {
  const outbound = createOutbound({
    allowed: [{ host: 'peer.test', port, private: true }],
    resolve: async () => ['127.0.0.1'],
    ...options,
  });
  closers.push(() => outbound.close());
  return outbound;
}

const get = (outbound: Outbound, port: number, path = '/') =>
  outbound.send({ method: 'GET', url: `http://peer.test:${port}${path}` });

describe('the way out', () => {
  test('brings back status, headers and bytes, and keeps the name in Host', async () => {
    const port = await httpPeer((request, response) => {
      response
        .writeHead(201, { 'Retry-After': '7' })
        .end(`${request.method} ${request.url} ${request.headers.host}`);
    });
    const result = await wayOut(port).send({
      method: 'POST',
      url: `http://peer.test:${port}/a?b=c`,
      body: Buffer.from('x'),
    });
    expect(result).toMatchObject({ kind: 'answered', status: 201, headers: { 'retry-after': '7' } });
    expect(result.kind === 'answered' && result.body.toString()).toBe(`POST /a?b=c peer.test:${port}`);
  });

  test('does not follow a redirect', async () => {
    let visits = 0;
    const port = await httpPeer((_request, response) => {
      visits += 1;
      response.writeHead(302, { location: '/elsewhere' }).end();
    });
    expect(await get(wayOut(port), port)).toMatchObject({ kind: 'answered', status: 302 });
    expect(visits).toBe(1);
  });

  test('refuses a name that leads to this machine unless it is allowed to', async () => {
    const port = await httpPeer((_request, response) => response.end('secret'));
    const outbound = wayOut(port, { allowed: [{ host: 'peer.test', port, private: false }] });
    expect(await get(outbound, port)).toMatchObject({ kind: 'refusedAddress', reason: 'privateAddress' });
  });

  test('refuses a name of which one address is wrong, wherever it stands in the list', async () => {
    const port = await httpPeer((_request, response) => response.end('secret'));
    for (const addresses of [
      ['127.0.0.1', '169.254.169.254'],
      ['169.254.169.254', '127.0.0.1'],
    ]) {
      const outbound = wayOut(port, { resolve: async () => addresses });
      expect(await get(outbound, port)).toMatchObject({ kind: 'refusedAddress', reason: 'forbiddenAddress' });
    }
  });

  test('goes to the address that was checked when the name leads elsewhere a moment later', async () => {
    const port = await httpPeer((_request, response) => response.end('here'));
    const answers = [['127.0.0.1'], ['169.254.169.254']];
    let asked = 0;
    const outbound = wayOut(port, { resolve: async () => answers[asked++] ?? [], connections: 1 });
    expect(await get(outbound, port)).toMatchObject({ kind: 'answered' });
    // The first line is kept open; the name was asked for once.
    expect(await get(outbound, port)).toMatchObject({ kind: 'answered' });
    expect(asked).toBe(1);
  });

  test('checks again for every new line', async () => {
    const port = await httpPeer((_request, response) =>
      response.writeHead(200, { connection: 'close' }).end('here'),
    );
    const answers = [['127.0.0.1'], ['169.254.169.254']];
    let asked = 0;
    const outbound = wayOut(port, { resolve: async () => answers[asked++] ?? [] });
    expect(await get(outbound, port)).toMatchObject({ kind: 'answered' });
    expect(await get(outbound, port)).toMatchObject({ kind: 'refusedAddress', reason: 'forbiddenAddress' });
  });

  test('tries the next address of a name when nobody listens at the first', async () => {
    const port = await httpPeer((_request, response) => response.end('here'));
    const outbound = wayOut(port, { resolve: async () => ['127.0.0.2', '127.0.0.1'] });
    expect(await get(outbound, port)).toMatchObject({ kind: 'answered' });
  });

  test('says that nothing was sent when the name is unknown, has no address, or nobody listens', async () => {
    const port = await httpPeer((_request, response) => response.end());
    const unknown = wayOut(port, { resolve: async () => Promise.reject(new Error('ENOTFOUND peer.test')) });
    expect(await get(unknown, port)).toMatchObject({ kind: 'unreachable', reason: 'dns' });
    const empty = wayOut(port, { resolve: async () => [] });
    expect(await get(empty, port)).toMatchObject({ kind: 'unreachable', reason: 'dns' });
    const gone = createServer();
    const closed = await listening(gone);
    await new Promise((done) => gone.close(done));
    expect(await get(wayOut(closed), closed)).toMatchObject({ kind: 'unreachable', reason: 'refused' });
  });

  test('calls a line broken that ends before the answer does', async () => {
    const before = await tcpPeer((socket) => socket.once('data', () => socket.destroy()));
    expect(await get(wayOut(before), before)).toMatchObject({ kind: 'broken' });
    const amid = await tcpPeer((socket) =>
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf')),
    );
    expect(await get(wayOut(amid), amid)).toMatchObject({ kind: 'broken' });
  });

  test('calls an answer broken that is no HTTP', async () => {
    const port = await tcpPeer((socket) =>
      socket.once('data', () => socket.end('220 mail.example.edu.cn ESMTP\r\n')),
    );
    expect(await get(wayOut(port), port)).toMatchObject({ kind: 'broken' });
  });

  test('stops reading at the limit, whether the size was declared or not', async () => {
    const limits = { responseBytes: 1000 };
    const declared = await httpPeer((_request, response) => response.end('x'.repeat(1001)));
    expect(await get(wayOut(declared, { limits }), declared)).toMatchObject({
      kind: 'tooLarge',
      limitBytes: 1000,
    });
    const streamed = await httpPeer((_request, response) => {
      response.write('x'.repeat(600));
      response.write('x'.repeat(600));
    });
    expect(await get(wayOut(streamed, { limits }), streamed)).toMatchObject({ kind: 'tooLarge' });
    const exact = await httpPeer((_request, response) => response.end('x'.repeat(1000)));
    expect(await get(wayOut(exact, { limits }), exact)).toMatchObject({ kind: 'answered' });
  });

  test('gives up after 20 seconds on an answer that comes byte by byte', async () => {
    const clock = manualClock();
    const port = await tcpPeer((socket) => {
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nx');
        clock.advance(19_999);
        socket.write('x', () => clock.advance(1));
      });
    });
    expect(await get(wayOut(port, { clock }), port)).toMatchObject({ kind: 'timeout' });
  });

  test('knows that what waited for a free line was not sent', async () => {
    const clock = manualClock();
    const seen: string[] = [];
    const port = await httpPeer((request) => {
      seen.push(request.url ?? '');
      clock.advance(20_000);
    });
    const outbound = wayOut(port, { clock, connections: 1 });
    const [first, second] = await Promise.all([get(outbound, port, '/1'), get(outbound, port, '/2')]);
    expect(first).toMatchObject({ kind: 'timeout' });
    expect(second).toMatchObject({ kind: 'unreachable', reason: 'busy' });
    expect(seen).toEqual(['/1']);
  });

  test('gives up on a line that does not come about', async () => {
    const clock = manualClock();
    const port = await tcpPeer(() => clock.advance(5000));
    const outbound = createOutbound({
      allowed: [{ host: 'peer.test', port, private: true }],
      resolve: async () => ['127.0.0.1'],
      clock,
    });
    closers.push(() => outbound.close());
    // The peer takes the connection and never answers the TLS greeting.
    const result = await outbound.send({ method: 'GET', url: `https://peer.test:${port}/` });
    expect(result).toMatchObject({ kind: 'unreachable', reason: 'connectTimeout' });
  });

  test('says that TLS failed, and that nothing was sent', async () => {
    const port = await tcpPeer((socket) =>
      socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
    );
    const outbound = wayOut(port);
    const result = await outbound.send({ method: 'GET', url: `https://peer.test:${port}/` });
    expect(result).toMatchObject({ kind: 'unreachable', reason: 'tls' });
  });

  test('sends a header that HTTP cannot carry to nobody', async () => {
    let visits = 0;
    const port = await httpPeer((_request, response) => {
      visits += 1;
      response.end();
    });
    const headers = { 'webhook-id': 'a\r\nX-Evil: 1' };
    const result = await wayOut(port).send({ method: 'GET', url: `http://peer.test:${port}/`, headers });
    expect(result).toMatchObject({ kind: 'unreachable' });
    expect(visits).toBe(0);
  });

  test('ends what is under way when it is closed', async () => {
    let close: (() => Promise<void>) | undefined;
    const port = await httpPeer(() => void close?.());
    const outbound = wayOut(port);
    close = () => outbound.close();
    expect((await get(outbound, port)).kind).toBe('unreachable');
    expect((await get(outbound, port)).kind).toBe('unreachable');
  });
});
