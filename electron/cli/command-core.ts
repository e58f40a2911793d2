// What commands in a terminal need of the core. Types only.
import type { AccountView } from '../core/view-model/snapshot.ts';
import type { TerminalCommands } from '../core/commands/terminal-commands.ts';
import type { JobFeed } from './job-feed.ts';

export interface CommandCore {
  readonly terminal: TerminalCommands;
  readonly feed: Pick<JobFeed, 'listen'>;
  accounts(): readonly AccountView[];
}
