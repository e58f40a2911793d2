// What `Check connection` has found out, as text for who helps: which way, whose certificate, how long, whose clock. Pure.
// It names no person, no WSID and no password; what others have said is cut to one line.
import { urlOf, type Hop } from '../casjobs/route.ts';
import type { ConnectionFacts } from '../casjobs/service.ts';
import type { Trouble } from '../outcome.ts';
import type { Settings } from '../settings/settings.ts';
import { bindingNames } from '../words/bindings.ts';
import { sentenceOf } from '../words/one-line.ts';
import { say } from '../words/say.ts';

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
  readonly trouble: Trouble | null;
}

/** So many lines of a failure's details. */
const MOST_DETAILS = 8;
/** A `Date` header names whole seconds, and travels. */
const SAME_CLOCK_MS = 2_000;

export const connectionReport = (parts: ReportParts): string =>
  [
    say('report.heading', { version: parts.version, moment: new Date(parts.at).toISOString() }),
    say('report.service', { base: parts.base === '' ? say('service.practice') : parts.base }),
    ...resultLines(parts.trouble),
    say('report.proxy', { setting: say(`network.proxy-${parts.proxy}`), ways: waysOf(parts.hops) }),
    say('report.certificates', { state: parts.certificates }),
    ...(parts.facts === null ? [] : factLines(parts.facts)),
    '',
  ].join('\n');

const resultLines = (trouble: Trouble | null): readonly string[] => {
  if (trouble === null) return [say('report.result', { result: say('account.tested') })];
  const { code, detail } = trouble;
  const details = detail.split(/\r\n|\r|\n/).slice(0, MOST_DETAILS);
  return [
    say('report.result', { result: say(`trouble.${code}`) }),
    say('report.code', { code }),
    ...details.map((line) => `  | ${sentenceOf(line)}`),
  ];
};

const waysOf = (hops: readonly Hop[]): string =>
  hops.map((hop) => (hop.kind === 'direct' ? say('report.straight') : urlOf(hop))).join(', ');

const factLines = ({ proxy, tls, tookMs, aheadMs, binding }: ConnectionFacts): string[] => [
  say('report.way', { way: proxy ?? say('report.straight') }),
  tls === null
    ? say('report.no-tls')
    : say('report.tls', { version: tls.version, issuer: sentenceOf(tls.issuer) }),
  say('report.time', { ms: tookMs }),
  ...(binding === null ? [] : [say('report.binding', { binding: bindingNames[binding] })]),
  clockLine(aheadMs),
];

const clockLine = (aheadMs: number | null): string => {
  if (aheadMs === null) return say('report.clock-not-told');
  if (Math.abs(aheadMs) <= SAME_CLOCK_MS) return say('report.clock-same');
  const seconds = Math.round(Math.abs(aheadMs) / 1000);
  return say(aheadMs > 0 ? 'report.clock-behind' : 'report.clock-ahead', { seconds });
};
