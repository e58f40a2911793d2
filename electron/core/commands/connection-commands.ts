// The requests about the connection of an account, and the text of its report: route, certificate, time, clock.
import type { Accounts } from '../../accounts/account-service.ts';
import { createToAppError } from '../../accounts/to-result.ts';
import type { ConnectionFacts } from '../../casjobs/service.ts';
import type { Commands } from '../../ipc/contract.ts';
import type { Network } from '../../network/network.ts';
import { succeed, fail, type AppError } from '../../result.ts';
import type { Settings } from '../../settings/settings.ts';
import type { SettingsStore } from '../../settings/settings-store.ts';
import { copied } from './copy-result.ts';
import type { Watchers } from '../account-watchers.ts';
import { urlOf, type Hop } from '../../casjobs/route.ts';
import { bindingNames } from '../../i18n/value-texts.ts';
import { sentenceOf } from '../../i18n/safe-text.ts';
import { t } from '../../i18n/translate.ts';

export interface ConnectionCommandsDeps {
  readonly accounts: Accounts;
  readonly watchers: Watchers;
  readonly network: Network;
  readonly settings: SettingsStore;
  readonly version: string;
  /** A bug of this app has shown itself. */
  readonly onUnexpected: (error: unknown) => void;
  readonly copyText: (text: string) => Promise<void>;
}

export type ConnectionCommands = Pick<Commands, 'connection-report' | 'copy-connection-report'>;

interface Found {
  readonly facts: ConnectionFacts | null;
  readonly error: AppError | null;
}

export const connectionCommands = (deps: ConnectionCommandsDeps): ConnectionCommands => {
  const { accounts, watchers, network, settings } = deps;
  const toAppError = createToAppError(deps.onUnexpected);
  /** The newest of each account, as it was shown. */
  const reports = new Map<string, string>();

  /** A connection that has just failed is not tried again: a wrong password counts at the service. */
  const poll = async (accountKey: string): Promise<Found> => {
    const connection = watchers.get(accountKey)?.state().connection;
    if (connection?.kind === 'error')
      return { facts: null, error: { code: connection.code, detail: connection.detail } };
    try {
      return { facts: await watchers.check(accountKey), error: null };
    } catch (error) {
      return { facts: null, error: toAppError(error) };
    }
  };

  return {
    'connection-report': async ({ accountKey }) => {
      const found = await poll(accountKey);
      const account = accounts.get(accountKey);
      if (!account) return fail('no-account');
      const { proxy, certificateFile } = settings.value().network;
      const isLeftOut = network.certificatesError() !== null;
      const text = connectionReport({
        ...found,
        version: deps.version,
        at: Date.now(),
        base: account.base,
        proxy,
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

export interface ReportParts {
  readonly version: string;
  /** ms since 1970 */
  readonly at: number;
  /** BASE of the service; empty: the practice service. */
  readonly base: string;
  readonly proxy: Settings['network']['proxy'];
  /** What is tried in this order. */
  readonly hops: readonly Hop[];
  readonly certificates: 'none' | 'used' | 'unused';
  /** How it went; null where it failed. */
  readonly facts: ConnectionFacts | null;
  /** Null: it works. */
  readonly error: AppError | null;
}

/** So many lines of a failure's details. */
const MOST_DETAILS = 8;
/** A `Date` header names whole seconds, and travels. */
const SAME_CLOCK_MS = 2_000;

export const connectionReport = (parts: ReportParts): string =>
  [
    t('report.heading', { version: parts.version, moment: new Date(parts.at).toISOString() }),
    t('report.service', { base: parts.base === '' ? t('service.practice') : parts.base }),
    ...resultLines(parts.error),
    t('report.proxy', { setting: t(`network.proxy-${parts.proxy}`), ways: waysOf(parts.hops) }),
    t('report.certificates', { state: parts.certificates }),
    ...(parts.facts === null ? [] : factLines(parts.facts)),
    '',
  ].join('\n');

const resultLines = (error: AppError | null): readonly string[] => {
  if (error === null) return [t('report.result', { result: t('account.tested') })];
  const { code, detail } = error;
  const details = detail.split(/\r\n|\r|\n/).slice(0, MOST_DETAILS);
  return [
    t('report.result', { result: t(`error.${code}`) }),
    t('report.code', { code }),
    ...details.map((line) => `  | ${sentenceOf(line)}`),
  ];
};

const waysOf = (hops: readonly Hop[]): string =>
  hops.map((hop) => (hop.kind === 'direct' ? t('report.straight') : urlOf(hop))).join(', ');

const factLines = ({ proxy, tls, tookMs, aheadMs, binding }: ConnectionFacts): string[] => [
  t('report.way', { way: proxy ?? t('report.straight') }),
  tls === null
    ? t('report.no-tls')
    : t('report.tls', { version: tls.version, issuer: sentenceOf(tls.issuer) }),
  t('report.time', { ms: tookMs }),
  ...(binding === null ? [] : [t('report.binding', { binding: bindingNames[binding] })]),
  clockLine(aheadMs),
];

const clockLine = (aheadMs: number | null): string => {
  if (aheadMs === null) return t('report.clock-not-told');
  if (Math.abs(aheadMs) <= SAME_CLOCK_MS) return t('report.clock-same');
  const seconds = Math.round(Math.abs(aheadMs) / 1000);
  return t(aheadMs > 0 ? 'report.clock-behind' : 'report.clock-ahead', { seconds });
};
