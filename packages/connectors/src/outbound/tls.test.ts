import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { createOutbound, type Outbound } from './outbound.ts';
import { testCertificate } from './test-certificate.ts';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

const certificate = testCertificate('peer.test');

/** A peer that answers over TLS, with the names that it was asked for. */
async function tlsPeer(): Promise<{ readonly port: number; readonly names: string[] }> {
  const names: string[] = [];
  const server = createServer(certificate, (request, response) => {
    if ('servername' in request.socket) names.push(String(request.socket.servername));
    response.end(`for ${request.headers.host ?? ''}`);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  closers.push(async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });
  return { port: portOf(server.address()), names };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

function wayTo(host: string, port: number, ca?: string): Outbound {
  const outbound = createOutbound({
    allowed: [{ host, port, private: true }],
    resolve: async () => ['127.0.0.1'],
    ...(ca === undefined ? {} : { tls: { ca } }),
  });
  closers.push(() => outbound.close());
  return outbound;
}

describe('the way out over TLS', () => {
  test('goes to the checked address and still asks for the name, in TLS and in Host', async () => {
    const { port, names } = await tlsPeer();
    const outbound = wayTo('peer.test', port, certificate.cert);
    const result = await outbound.send({ method: 'GET', url: `https://peer.test:${port}/` });
    expect(result.kind === 'answered' && result.body.toString()).toBe(`for peer.test:${port}`);
    expect(names).toEqual(['peer.test']);
  });

  test('sends nothing to a peer whose certificate is for another name', async () => {
    const { port, names } = await tlsPeer();
    const outbound = wayTo('other.test', port, certificate.cert);
    const result = await outbound.send({ method: 'GET', url: `https://other.test:${port}/` });
    expect(result).toMatchObject({ kind: 'unreachable', reason: 'tls' });
    expect(names).toEqual([]);
  });

  test('sends nothing to a peer whose certificate nobody vouches for', async () => {
    const { port, names } = await tlsPeer();
    const result = await wayTo('peer.test', port).send({ method: 'GET', url: `https://peer.test:${port}/` });
    expect(result).toMatchObject({ kind: 'unreachable', reason: 'tls' });
    expect(names).toEqual([]);
  });
});
