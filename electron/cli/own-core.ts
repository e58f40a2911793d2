// Does a command's work where no app is running: the core without window, tray and notifications, in this process. Other
// commands may use it meanwhile, and an app that starts takes the profile over: what is watched is on the disk.
import { lookup } from 'node:dns/promises';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createRemoteService, createWorkerClient } from '../casjobs-worker/client.ts';
import { startWorker } from '../casjobs-worker/start-worker.ts';
import { createCore, type Core } from '../core/core.ts';
import type { Platform } from '../core/platform.ts';
import type { AutostartState } from '../autostart/autostart-state.ts';
import type { AccountForm } from '../accounts/account-form.ts';
import { proxyFromEnvironment } from '../network/environment-proxy.ts';
import { keychainOf } from '../platform/secret-service.ts';
import { startPracticeWorker } from '../practice/start-practice-worker.ts';
import { createKeytarVault } from '../vault/keytar-vault.ts';
import { createMemoryVault, type Vault } from '../vault/vault.ts';
import { answerCommand } from './answer-command.ts';
import type { CommandCore } from './command-core.ts';
import { listenForCommands } from './command-server.ts';
import { createJobFeed, type JobFeed } from './job-feed.ts';
import type { CommandReply, CommandRequest } from './messages.ts';

export interface OwnCoreParts {
  readonly version: string;
  readonly workerFile: string;
  readonly practiceFile: string;
  readonly env: NodeJS.ProcessEnv;
}

export interface OwnCore {
  /** @returns whether all replies came: not when the work was handed over */
  run(
    request: CommandRequest,
    take: (reply: CommandReply) => void,
    signal: AbortSignal,
  ): Promise<boolean>;
  hasAccounts(): boolean;
  isHandedOver(): boolean;
  /** Whether its account, and what is watched, are forgotten when it closes. */
  readonly isForgotten: boolean;
  /** Resolves when what is watched is on the disk. */
  close(): Promise<void>;
}

/** Works in the profile, whose single-instance lock must be held. `unlock` releases it. */
export const openProfileCore = async (
  parts: OwnCoreParts,
  profile: string,
  unlock: () => void,
): Promise<OwnCore> => {
  const keychain = createKeytarVault({
    platform: process.platform,
    serviceName: 'CasJobs Tray',
    ...keychainOf(process.platform, parts.env),
  });
  const opened = await open(parts, profile, keychain);
  let isHandedOver = false;
  const handingOver = new AbortController();
  const handOver = (): void => {
    isHandedOver = true;
    handingOver.abort();
    void close();
  };
  const server = await listenForCommands({
    profile,
    env: parts.env,
    version: parts.version,
    host: 'command',
    core: opened.commandCore,
    handOver,
    onUnexpected: () => undefined,
  });
  let closing: Promise<void> | null = null;
  const end = async (): Promise<void> => {
    await opened.close();
    unlock();
    // Last: when the connections end, the app takes the lock.
    await server.close();
  };
  const close = (): Promise<void> => (closing ??= end());
  return {
    run: async (request, take, signal) => {
      const either = AbortSignal.any([signal, handingOver.signal]);
      await answerCommand(opened.commandCore, request, take, either);
      if (!isHandedOver) return true;
      await close();
      return false;
    },
    hasAccounts: () => opened.core.snapshot().accounts.length > 0,
    isHandedOver: () => isHandedOver,
    isForgotten: false,
    close,
  };
};

/** Either the practice service, or an account that is forgotten when the command ends. */
export type OneAccount = 'practice' | Pick<AccountForm, 'url' | 'signInBy' | 'who' | 'password'>;

/** Rejects with the core's sentence where the account can't be used. */
export const openCoreOfOneAccount = async (
  parts: OwnCoreParts,
  account: OneAccount,
): Promise<OwnCore | { readonly refused: string }> => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'casjobs-tray-'));
  const opened = await open(parts, folder, createMemoryVault());
  const close = async (): Promise<void> => {
    await opened.close();
    await rm(folder, { recursive: true, force: true });
  };
  const { commands } = opened.core;
  const added =
    account === 'practice'
      ? await commands['try-practice']()
      : await commands['save-account']({
          ...account,
          service: 'other',
          accountName: '',
          forThisRunOnly: true,
        });
  if (!added.ok) {
    await close();
    return { refused: added.error.detail };
  }
  return {
    run: async (request, take, signal) => {
      await answerCommand(opened.commandCore, request, take, signal);
      return true;
    },
    hasAccounts: () => true,
    isHandedOver: () => false,
    isForgotten: true,
    close,
  };
};

interface OpenedCore {
  readonly core: Core;
  readonly commandCore: CommandCore;
  close(): Promise<void>;
}

const open = async (parts: OwnCoreParts, folder: string, keychain: Vault): Promise<OpenedCore> => {
  const feed = createJobFeed();
  const worker = createWorkerClient({
    startWorker: (events) => startWorker(parts.workerFile, events),
  });
  const core = await createCore({
    ...withoutViews(feed, parts.env),
    folder,
    keychain,
    memory: createMemoryVault(),
    version: parts.version,
    startPractice: () => startPracticeWorker(parts.practiceFile),
    createService: (options, routes) =>
      createRemoteService({ ...options, version: parts.version }, worker, routes),
  });
  core.open();
  return {
    core,
    commandCore: { terminal: core.terminal, feed, accounts: () => core.snapshot().accounts },
    close: async () => {
      await core.close();
      await worker.close();
    },
  };
};

type WithoutViews = Omit<
  Platform,
  ('folder' | 'keychain' | 'memory' | 'version') | ('startPractice' | 'createService')
>;

const startAtLogin = (): Promise<AutostartState> => Promise.resolve({ kind: 'none' });

const unavailable = (): Promise<never> => Promise.reject(new Error('not-in-a-terminal'));

const withoutViews = (feed: JobFeed, env: NodeJS.ProcessEnv): WithoutViews => ({
  runtime: null,
  // What comes of other jobs is kept for the app's next start: nobody sees it here.
  isSeen: () => false,
  notify: (_, then) => then(false),
  programs: null,
  draw: () => feed.drawn(),
  subscriber: feed.subscriber,
  // Not known here, so the setting stays as it is.
  login: { read: startAtLogin, set: startAtLogin, repair: startAtLogin },
  openLoginPage: unavailable,
  copyText: unavailable,
  saveText: unavailable,
  askBack: () => Promise.resolve(false),
  openUrl: unavailable,
  desktop: () => ({ trayMissing: false, closeMinimizes: false, shortcut: 'off' }),
  quit: () => undefined,
  importing: {
    variables: { found: [], names: [] },
    pickFile: () => Promise.resolve(null),
    system: process.platform === 'win32' ? 'windows' : 'other',
  },
  network: {
    askSystem: (url) => Promise.resolve(proxyFromEnvironment(env, new URL(url))),
    variables: { file: env['SSL_CERT_FILE'] ?? '', folder: env['SSL_CERT_DIR'] ?? '' },
    pickCertificates: () => Promise.resolve(null),
  },
  lookUp: (host) =>
    lookup(host).then(
      () => 'known',
      () => 'not-said',
    ),
  releases: null,
  confirming: { isThere: () => false, ask: () => Promise.resolve(false) },
  onUnexpected: () => undefined,
});
