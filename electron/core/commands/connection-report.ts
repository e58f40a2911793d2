// What `Check connection` has found out, as text for who helps: which way, whose certificate, how long, whose clock. Pure.
// It names no person, no WSID and no password; what others have said is cut to one line.
import { urlOf, type Hop } from '../../casjobs/route.ts';
import type { ConnectionFacts } from '../../casjobs/service.ts';
import type { AppError } from '../../result.ts';
import type { Settings } from '../../settings/settings.ts';
import { bindingNames } from '../../i18n/labels.ts';
import { sentenceOf } from '../../i18n/safe-text.ts';
import { t } from '../../i18n/translate.ts';

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
  readonly trouble: AppError | null;
}

/** So many lines of a failure's details. */
const MOST_DETAILS = 8;
/** A `Date` header names whole seconds, and travels. */
const SAME_CLOCK_MS = 2_000;

export const connectionReport = (parts: ReportParts): string =>
  [
    t('report.heading', { version: parts.version, moment: new Date(parts.at).toISOString() }),
    t('report.service', { base: parts.base === '' ? t('service.practice') : parts.base }),
    ...resultLines(parts.trouble),
    t('report.proxy', { setting: t(`network.proxy-${parts.proxy}`), ways: waysOf(parts.hops) }),
    t('report.certificates', { state: parts.certificates }),
    ...(parts.facts === null ? [] : factLines(parts.facts)),
    '',
  ].join('\n');

const resultLines = (trouble: AppError | null): readonly string[] => {
  if (trouble === null) return [t('report.result', { result: t('account.tested') })];
  const { code, detail } = trouble;
  const details = detail.split(/\r\n|\r|\n/).slice(0, MOST_DETAILS);
  return [
    t('report.result', { result: t(`trouble.${code}`) }),
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
