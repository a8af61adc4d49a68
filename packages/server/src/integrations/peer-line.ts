import { createOutbound, machineClock, type Outbound, type Peer } from '@wangban/connectors/webhook';
import type { KnownSystem } from './systems/systems.ts';

/** How much of a system one line uses. */
export interface LineLimits {
  /** Requests under way at once. */
  readonly connections: number;
  /** For one request; left out: the contract's. */
  readonly totalMs?: number | undefined;
}

/** The way to one system 对接线路, opened when it is first needed and anew for every version of its definition. */
export class PeerLine {
  readonly #clock: () => number;
  #way: { readonly version: number; readonly outbound: Outbound } | undefined;

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  to({ definition, version, secretsAt }: KnownSystem, { connections, totalMs }: LineLimits): Peer {
    if (this.#way?.version !== version) {
      void this.#way?.outbound.close();
      const limits = totalMs === undefined ? undefined : { limits: { totalMs } };
      this.#way = {
        version,
        outbound: createOutbound({ allowed: definition.allow, connections, ...limits }),
      };
    }
    const clock = { now: this.#clock, after: machineClock.after };
    const secrets = secretsAt('outbound', this.#clock());
    return { outbound: this.#way.outbound, baseUrl: definition.baseUrl, secrets, clock };
  }

  /** Breaks off what is under way. */
  async close(): Promise<void> {
    await this.#way?.outbound.close();
  }
}
