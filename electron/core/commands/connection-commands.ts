// The requests about the connection of an account: a report on it for who helps, and the same into the clipboard.
import type { Accounts } from '../../accounts/account-service.ts';
import { createToAppError } from '../../accounts/to-result.ts';
import type { ConnectionFacts } from '../../casjobs/service.ts';
import type { Commands } from '../../ipc/contract.ts';
import type { Network } from '../../network/network.ts';
import { succeed, fail, type AppError } from '../../result.ts';
import type { SettingsStore } from '../../settings/settings-store.ts';
import { connectionReport } from './connection-report.ts';
import { copied } from './copy-result.ts';
import type { Watchers } from '../account-watchers.ts';

export interface ConnectionCommandsDeps {
  readonly accounts: Accounts;
  readonly watchers: Watchers;
  readonly network: Network;
  readonly settings: SettingsStore;
  readonly version: string;
  /** A bug of this app has shown itself. */
  readonly surprised: (error: unknown) => void;
  readonly copyText: (text: string) => Promise<void>;
}

export type ConnectionCommands = Pick<Commands, 'connection-report' | 'copy-connection-report'>;

interface Found {
  readonly facts: ConnectionFacts | null;
  readonly trouble: AppError | null;
}

export const connectionCommands = (deps: ConnectionCommandsDeps): ConnectionCommands => {
  const { accounts, watchers, network, settings } = deps;
  const troubleOf = createToAppError(deps.surprised);
  /** The newest of each account, as it was shown. */
  const reports = new Map<string, string>();

  /** A connection that has just failed is not tried again: a wrong password counts at the service. */
  const poll = async (accountKey: string): Promise<Found> => {
    const standing = watchers.get(accountKey)?.state().standing;
    if (standing?.kind === 'trouble')
      return { facts: null, trouble: { code: standing.code, detail: standing.detail } };
    try {
      return { facts: await watchers.check(accountKey), trouble: null };
    } catch (error) {
      return { facts: null, trouble: troubleOf(error) };
    }
  };

  return {
    'connection-report': async ({ accountKey }) => {
      const found = await poll(accountKey);
      const account = accounts.get(accountKey);
      if (!account) return fail('no-account');
      const { proxy, certificateFile } = settings.value().network;
      const isLeftOut = network.certificatesTrouble() !== null;
      const text = connectionReport({
        ...found,
        ...{ version: deps.version, at: Date.now(), base: account.base, proxy },
        hops: await network.hopsTo(account.base),
        certificates: certificateFile === null ? 'none' : isLeftOut ? 'unused' : 'used',
      });
      for (const key of reports.keys()) if (!accounts.get(key)) reports.delete(key);
      reports.set(accountKey, text);
      return succeed({ text });
    },
    'copy-connection-report': ({ accountKey }) => {
      const text = reports.get(accountKey);
      return text === undefined ? fail('no-account') : copied(deps.copyText(text));
    },
  };
};
