// Both ends of the socket of commands, for tests: a server with a core that lists nothing, and programs that behave badly.
import net from 'node:net';
import { onTestFinished } from 'vitest';
import { converse, type Connected } from '../../electron/cli/command-client.ts';
import type { CommandCore } from '../../electron/cli/command-core.ts';
import {
  listenForCommands,
  type CommandServer,
  type CommandServerDeps,
} from '../../electron/cli/command-server.ts';
import { createJobFeed, type JobFeed } from '../../electron/cli/job-feed.ts';
import { PROTOCOL, type CommandReply, type CommandRequest } from '../../electron/cli/messages.ts';
import { prepareAddress, readAddress } from '../../electron/cli/socket-address.ts';
import type { AccountView } from '../../electron/core/view-model/snapshot.ts';
import { fail, succeed } from '../../electron/result.ts';
import { temporaryFolder } from '../fakes/temporary-folder.ts';

export const anAccount = (own: Partial<AccountView> = {}): AccountView => ({
  key: 'a1',
  name: 'Work',
  serviceName: 'SkyServer',
  host: 'casjobs.test',
  isPractice: false,
  connection: { kind: 'good' },
  lastSuccessAt: null,
  polling: false,
  listedSince: null,
  binding: 'auto',
  foundBinding: null,
  hasBindings: true,
  signInBy: 'wsId',
  signInHost: 'mastweb.stsci.edu',
  forThisRunOnly: false,
  awaitsWsId: false,
  zone: 'unknown',
  olderJobs: 0,
  unreadableJobs: 0,
  ...own,
});

/** Takes each cancel and watch, and knows nothing of any job. */
export const coreWith = (
  accounts: () => readonly AccountView[],
  feed: JobFeed = createJobFeed(),
): CommandCore => ({
  terminal: {
    refresh: () => Promise.resolve(),
    records: () => [],
    record: () => undefined,
    view: () => null,
    watchOf: () => undefined,
    outcomeOf: () => undefined,
    cancel: () => Promise.resolve(succeed(null)),
    watch: () => Promise.resolve(succeed(null)),
    submitAgain: () => Promise.resolve(fail('internal')),
  },
  feed,
  accounts,
});

export interface WatchedFeed {
  readonly feed: JobFeed;
  /** Resolves when a command follows its jobs. */
  readonly followed: Promise<void>;
  /** Resolves when it no longer does. */
  readonly stopped: Promise<void>;
}

export const watchedFeed = (): WatchedFeed => {
  const inner = createJobFeed();
  let follow = (): void => undefined;
  let stop = (): void => undefined;
  const followed = new Promise<void>((resolve) => {
    follow = resolve;
  });
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  const listen: JobFeed['listen'] = (listener) => {
    const end = inner.listen(listener);
    follow();
    return () => {
      end();
      stop();
    };
  };
  return { feed: { ...inner, listen }, followed, stopped };
};

export interface Listening {
  readonly profile: string;
  readonly address: string;
  readonly server: CommandServer;
}

/** A server of its own in a temporary folder. */
export const listenWith = async (deps: Partial<CommandServerDeps> = {}): Promise<Listening> => {
  const profile = await temporaryFolder();
  const server = await listenForCommands({
    profile,
    env: {},
    version: '1.2.3',
    host: 'app',
    core: coreWith(() => [anAccount()]),
    handOver: () => undefined,
    onUnexpected: (error) => {
      throw error;
    },
    ...deps,
  });
  onTestFinished(() => server.close());
  return { profile, address: readAddress(profile) ?? '', server };
};

/** A program that listens where the app would, and is none. */
export const listenFalsely = async (serve: (socket: net.Socket) => void): Promise<string> => {
  const profile = await temporaryFolder();
  const place = prepareAddress(profile, {});
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    serve(socket);
  });
  await new Promise<void>((resolve) => server.listen(place.address, resolve));
  place.publish();
  onTestFinished(() => {
    sockets.forEach((socket) => socket.destroy());
    server.close();
    place.remove();
  });
  return profile;
};

export const requestOf = (request: CommandRequest['request']): CommandRequest => ({
  protocol: PROTOCOL,
  account: null,
  request,
});

export const watchRequest = requestOf({
  kind: 'watch',
  jobs: [{ accountKey: null, jobId: '4711' }],
  isAgain: false,
});

export interface CommandAnswer {
  readonly how: Connected;
  readonly replies: readonly CommandReply[];
}

export const ask = async (
  profile: string,
  request: CommandRequest = requestOf({ kind: 'accounts' }),
  more: Partial<Parameters<typeof converse>[0]> = {},
): Promise<CommandAnswer> => {
  const replies: CommandReply[] = [];
  const take = (reply: CommandReply): void => void replies.push(reply);
  const how = await converse({ profile, request, take, ...more });
  return { how, replies };
};

export interface Talk {
  readonly socket: net.Socket;
  /** Resolves when the first data came. */
  readonly greeted: Promise<void>;
  /** All that came until the other end closed the connection. */
  readonly closed: Promise<string>;
}

/** Any program of the same user. */
export const talkTo = (address: string): Talk => {
  const socket = net.connect(address);
  onTestFinished(() => void socket.destroy());
  let text = '';
  socket.setEncoding('utf8');
  socket.on('error', () => socket.destroy());
  const greeted = new Promise<void>((resolve) => {
    socket.on('data', (part) => {
      text += String(part);
      resolve();
    });
  });
  const closed = new Promise<string>((resolve) => socket.on('close', () => resolve(text)));
  return { socket, greeted, closed };
};
