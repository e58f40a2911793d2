// Both ends of the talk joined by a real channel, in one thread; what was said is kept.
import { once } from 'node:events';
import { MessageChannel } from 'node:worker_threads';
import { onTestFinished } from 'vitest';
import type { ServiceOptions } from '../../electron/casjobs/service.ts';
import { createSoapService } from '../../electron/casjobs/soap-service.ts';
import { createExchange, type Exchange } from '../../electron/talk/exchange.ts';
import type { Ear, Line } from '../../electron/talk/line.ts';
import type { FromTalker, ToTalker } from '../../electron/talk/messages.ts';
import { createTalker } from '../../electron/talk/talker.ts';

export interface Joined {
  readonly exchange: Exchange;
  readonly said: (ToTalker | FromTalker)[];
  /** How each service was asked for. */
  readonly services: ServiceOptions[];
  /** How often a talker was started. */
  starts(): number;
  /** Resolves when the newest talker was ended. */
  ended(): Promise<unknown>;
  /** Called with all that main hears, before it does. */
  listen: (message: FromTalker) => void;
  /** The newest talker dies. */
  die(): void;
}

export const joined = (idleMs?: number): Joined => {
  const said: (ToTalker | FromTalker)[] = [];
  const services: ServiceOptions[] = [];
  const ears: Ear[] = [];
  let channel = new MessageChannel();
  const openLine = (ear: Ear): Line => {
    ears.push(ear);
    const { port1, port2 } = (channel = new MessageChannel());
    const hear = createTalker({
      createService: (options) => {
        services.push(options);
        return createSoapService(options);
      },
      send: (message) => port2.postMessage(message),
    });
    port2.on('message', (message: ToTalker) => {
      said.push(message);
      hear(message);
    });
    port1.on('message', (message: FromTalker) => {
      said.push(message);
      talk.listen(message);
      ear.hear(message);
    });
    return { send: (message) => port1.postMessage(message), close: () => port1.close() };
  };
  const exchange = createExchange({ openLine, ...(idleMs !== undefined && { idleMs }) });
  onTestFinished(() => exchange.close());
  const talk: Joined = {
    ...{ exchange, said, services },
    starts: () => ears.length,
    listen: () => undefined,
    ended: () => once(channel.port2, 'close'),
    die: () => {
      channel.port1.close();
      ears.at(-1)?.lost('gone');
    },
  };
  return talk;
};
