// The requests about one job: watching it, its long texts, and what opens in the browser. An output address comes from
// the service, so it is checked first.
import type { Accounts } from '../../accounts/account-service.ts';
import type { Account } from '../../accounts/account-store.ts';
import { jobPageUrl } from '../../casjobs/endpoint.ts';
import { toJobId, type Job, type JobId } from '../../casjobs/job.ts';
import { PRACTICE_ID } from '../../casjobs/service-presets.ts';
import type { Commands, JobRef } from '../../ipc/contract.ts';
import { badInput, succeed, fail, type Result } from '../../result.ts';
import type { WatchRegistry } from '../../watch/watch-registry.ts';
import type { Watcher } from '../../watch/account-watcher.ts';
import type { Watchers } from '../account-watchers.ts';
import { copied } from './copy-result.ts';
import { t } from '../../i18n/translate.ts';
import type { ConfirmQuestion } from '../platform.ts';
import { BlockList, isIPv4, isIPv6 } from 'node:net';

export interface JobCommandsDeps {
  readonly accounts: Accounts;
  readonly watchers: Watchers;
  readonly withdraw: WatchRegistry['withdraw'];
  readonly practiceBase: () => Promise<string>;
  readonly copyText: (text: string) => Promise<void>;
  readonly askBack: (question: ConfirmQuestion) => Promise<boolean>;
  /** Opens an http or https address in the person's browser. */
  readonly openUrl: (url: string) => Promise<void>;
}

type Answer<T> = Result<T> | Promise<Result<T>>;

type JobCommands = Pick<
  Commands,
  | 'watch-job'
  | 'drop-cancel'
  | 'submit-again'
  | 'job-details'
  | 'copy-query'
  | 'open-output'
  | 'open-job-page'
>;

interface Found {
  readonly account: Account;
  readonly watcher: Watcher;
  readonly jobId: JobId;
  readonly job: Job | undefined;
}

export const jobCommands = (deps: JobCommandsDeps): JobCommands => {
  const { accounts, watchers, copyText, openUrl } = deps;
  const withJob = <T>(ref: JobRef, run: (found: Found) => Answer<T>): Answer<T> => {
    const account = accounts.get(ref.accountKey);
    const watcher = watchers.get(ref.accountKey);
    const jobId = toJobId(ref.jobId);
    if (!account || !watcher) return fail('no-account');
    if (jobId === null) return badInput('jobIds', t('input.this-no-job-id'));
    return run({ account, watcher, jobId, job: watcher.jobStore.get(jobId)?.job });
  };
  const pageBase = async ({ account }: Found): Promise<string> =>
    account.service === PRACTICE_ID ? deps.practiceBase() : account.base;
  const pageUrl = async (found: Found): Promise<string> =>
    jobPageUrl(await pageBase(found), found.jobId);
  /** The address comes from the service. */
  const openOutput = async (found: Found): Promise<Result<null>> => {
    const url = found.job?.outputLoc ?? '';
    const judgement = checkOutputUrl(url, await pageBase(found));
    if (judgement === 'refuse') return badInput('jobIds', t('input.no-output'));
    if (judgement === 'open' || (await deps.askBack(localQuestion(new URL(url).host)))) {
      // In the form that was judged: another parser may read the raw text in another way.
      await openUrl(new URL(url).href);
    }
    return succeed(null);
  };

  return {
    'watch-job': ({ on, ...ref }) =>
      withJob(ref, ({ watcher, jobId }) => watcher.watch(jobId, on, 'window')),
    'drop-cancel': (ref) =>
      withJob(ref, ({ account, jobId }) => succeed({ fate: deps.withdraw(account.key, jobId) })),
    'submit-again': (ref) =>
      withJob(ref, ({ watcher, jobId }) => watcher.resubmitCommand.submitAgain(jobId)),
    'job-details': (ref) =>
      withJob(ref, async (found) => {
        const { query = null, error = null, outputLoc = null } = found.job ?? {};
        const isQueryCut = found.job?.isQueryCut === true;
        const texts = { query, isQueryCut, error, outputLoc };
        return succeed({ ...ref, ...texts, pageUrl: await pageUrl(found) });
      }),
    'copy-query': (ref) =>
      withJob(ref, ({ job }) => {
        const query = job?.query ?? null;
        // Keeps what is in the clipboard.
        if (query === null) return badInput('jobIds', t('input.no-query'));
        // Half a query is another query.
        if (job?.isQueryCut) return badInput('jobIds', t('input.query-too-long'));
        return copied(copyText(query));
      }),
    'open-output': (ref) => withJob(ref, openOutput),
    'open-job-page': (ref) =>
      withJob(ref, async (found) => {
        await openUrl(await pageUrl(found));
        return succeed(null);
      }),
  };
};

const localQuestion = (host: string): ConfirmQuestion => ({
  message: t('output.local'),
  detail: t('output.local-body', { host }),
  safe: t('output.local-safe'),
  sure: t('output.local-sure'),
});

/**
 * - `open`    on the internet, or where the account's service itself is
 * - `ask`     on this computer or its local network: routers and local programs act on a bare GET
 * - `refuse`  no web address, one with a user name or password in it, or one whose host name no name server takes
 */
export type OutputUrlCheck = 'open' | 'ask' | 'refuse';

/** RFC 1035: a longer name can't be resolved, and only fills a dialog. */
const LONGEST_HOST = 253;

/** @param base the account's own service, which its user has typed or chosen */
export const checkOutputUrl = (address: string, base: string): OutputUrlCheck => {
  if (!URL.canParse(address)) return 'refuse';
  const url = new URL(address);
  if (!/^https?:$/.test(url.protocol) || url.hostname.length > LONGEST_HOST) return 'refuse';
  if (url.username !== '' || url.password !== '') return 'refuse';
  if (URL.canParse(base) && new URL(base).origin === url.origin) return 'open';
  return isLocal(url.hostname) ? 'ask' : 'open';
};

/** Special-purpose addresses by IANA's registries (RFC 6890), without those that are reached from everywhere. */
const IPV4_LOCAL =
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.168.0.0/16 198.18.0.0/15 224.0.0.0/3';
const IPV6_LOCAL = '::/127 64:ff9b:1::/48 fc00::/7 fe80::/9 ff00::/8';

const local = new BlockList();
const addLocal = (networks: string, family: 'ipv4' | 'ipv6'): void => {
  for (const network of networks.split(' ')) {
    const [address = '', prefix] = network.split('/');
    local.addSubnet(address, Number(prefix), family);
  }
};
addLocal(IPV4_LOCAL, 'ipv4');
addLocal(IPV6_LOCAL, 'ipv6');

/** The parser has made one form of each address already: decimal, octal and hexadecimal ones are dotted here. */
const isLocal = (hostname: string): boolean => {
  const host = hostname.replace(/\.+$/, '');
  if (isIPv4(host)) return local.check(host, 'ipv4');
  const ipv6 = host.replace(/^\[(.*)\]$/, '$1');
  if (isIPv6(ipv6)) return local.check(ipv6, 'ipv6') || embedsLocal(ipv6);
  // A name without a dot is one of the local network.
  return (
    !host.includes('.') ||
    /\.(localhost|local|internal|lan|home|corp|intranet|home\.arpa)$/.test(host)
  );
};

/** IPv4 addresses within IPv6: mapped, compatible, NAT64, 6to4. */
const EMBEDDING =
  /^(?:::(?:ffff:(?:0:)?)?|64:ff9b::)([\da-f]{1,4}):([\da-f]{1,4})$|^2002:([\da-f]{1,4}):([\da-f]{1,4}):/;

const embedsLocal = (ipv6: string): boolean => {
  const [, ...parts] = EMBEDDING.exec(ipv6) ?? [];
  const [high, low] = parts.filter(Boolean).map((part) => parseInt(part, 16));
  if (high === undefined || low === undefined) return false;
  return local.check([high >> 8, high & 255, low >> 8, low & 255].join('.'), 'ipv4');
};
