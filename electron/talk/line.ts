// A line to a talker, whatever lies between. Types only.
import type { FromTalker, ToTalker } from './messages.ts';

/** Why nothing more will come: it ran out of memory over an answer, or ended for any other reason. */
export type Loss = 'memory' | 'gone';

export interface Line {
  send(message: ToTalker): void;
  /** Ends the talker; nothing is heard of it after that. A promise resolves when it has ended. */
  close(): unknown;
}

export interface Ear {
  readonly hear: (message: FromTalker) => void;
  /** The talker is gone, unasked. */
  readonly lost: (why: Loss) => void;
}

/** Starts a talker. May throw where the system gives no thread. */
export type OpenLine = (ear: Ear) => Line;
