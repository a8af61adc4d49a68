import type { Clock } from '../../clock.ts';
import type { Order } from '../wire/order.ts';
import type { Strikes } from './faults.ts';
import type { AnswerHook } from './hook-answers.ts';
import type { OrderBook } from './order-book.ts';

/** What the parts of the simulator work on 模拟系统的状态. */
export interface World {
  readonly clock: Clock;
  readonly book: OrderBook;
  readonly strikes: Strikes;
  readonly pageSize: number;
  readonly honoursIdempotencyKey: boolean;
  readonly answerHook: AnswerHook;
  /** Orders that take longer: their token, and the id once they are there. */
  readonly pending: Map<string, string | undefined>;
  /** Somebody has to hear of a new order, or of a new version. */
  readonly made: (order: Order) => void;
  readonly changed: (order: Order) => void;
}

/** A request 请求 as the simulator reads it. */
export interface Asked {
  readonly method: string;
  /** Parts of the path, decoded. */
  readonly path: readonly string[];
  readonly query: URLSearchParams;
  readonly body: Buffer;
  readonly key: string | undefined;
  /** What faults are thrown about: the address, and how often it was asked. */
  readonly about: string;
}
