// By which words the service's refusals are told apart. Pure; the patterns stand in one table.
import { CasJobsError, type CasJobsErrorCode } from './errors.ts';
import { entities, reasonOf, withoutStack } from './fault-text.ts';

/** What came in place of a result. */
export interface Refusal {
  readonly status: number;
  readonly text: string;
  /** The fault's code, for example `soap:VersionMismatch`; empty where there was no SOAP fault. */
  readonly faultCode: string;
  /** Whether one job was asked about by its id, so that it can be another account's. */
  readonly aboutJob: boolean;
}

type Sign = readonly [code: CasJobsErrorCode, pattern: RegExp];

/** Signs that hold for any body, web pages included. */
const signsOfTheHost: readonly Sign[] = [
  ['binding-refused', /VersionMismatch|SOAP version mismatch/i],
  // With a name the operation is what it does not know; without one it did not see the SOAPAction.
  ['no-such-operation', /did not recognize the value of HTTP header SOAPAction: ?"?[^\s".]/i],
  ['binding-refused', /did not recognize the value of HTTP header SOAPAction/i],
  [
    'binding-refused',
    /request format is (?:unrecognized|invalid)|without a valid (?:soap )?action/i,
  ],
  ['binding-refused', /unsupported media type|media type is unsupported/i],
  // Before the credentials: 'SqlException: Login failed' is the service's own trouble with its database.
  ['passing-fault', /\bSqlException\b|prepared statement with handle|open DataReader/i],
  ['passing-fault', /\btime-?out expired|\bdeadlock|connection pool|try again later/i],
];

const SECRET = 'pass ?word|pwd|credentials?|log-?in|wsid|web ?services? ?id';
const WRONG = 'invalid|incorrect|wrong|bad|unknown|no such|mismatch(?:ed)?';
const NEGATED = 'not (?:be )?(?:valid|correct|match|found|exist|known|recognized)|rejected|failed';

/**
 * Signs in the reason that the service gives; the first that fits counts. No fault of the real service
 * for a wrong password or another's job is on record, so these are guesses, and generous on purpose: a
 * wrong password that is not recognised would be tried again at each look.
 */
const signsInReasons: readonly Sign[] = [
  ['credentials-rejected', near(WRONG, SECRET)],
  ['credentials-rejected', near(SECRET, `${WRONG}|(?:does |is |was |could |did )*${NEGATED}`)],
  ['credentials-rejected', /\blog ?(?:in|on) failed|\bauthenticat/i],
  ['not-owner', /\bnot (?:be )?(?:(?:the|an?) )?own(?:er|ed)?\b|\bonly cancel\b|\bnot yours\b/i],
  ['not-owner', /\banother(?: user|'s)|\bother users?\b|\bbelongs? to\b|n't own\b/i],
  [
    'not-owner',
    /\baccess (?:is )?denied|\bpermission|\bnot (?:authorized|allowed)|\bunauthorized/i,
  ],
  ['credentials-rejected', near(WRONG, 'user(?: ?name)?|account')],
  [
    'credentials-rejected',
    near('user(?: ?name)?|account', `${WRONG}|(?:does |is |was )?${NEGATED}`),
  ],
];

/** Both word lists within one clause, in this order, with no job between them: 'no such job of this WSID'. */
function near(first: string, second: string): RegExp {
  const between = '(?:(?!\\bjob)[^.;\\n]){0,40}?';
  return new RegExp(`\\b(?:${first})\\b${between}\\b(?:${second})\\b`, 'i');
}

const PASSING_STATUS: readonly number[] = [429, 502, 503, 504];

/** The code by the HTTP status and by what any server may say; null when these tell nothing. */
export const codeOfHost = (status: number, text: string): CasJobsErrorCode | null => {
  if (status === 415) return 'binding-refused';
  if (PASSING_STATUS.includes(status)) return 'passing-fault';
  return firstOf(signsOfTheHost, text);
};

/** Turns a refusal into the app's own error; `detail` is not yet free of secrets (see scrub.ts). */
export const refused = (refusal: Refusal): CasJobsError => {
  const { status, text, faultCode, aboutJob } = refusal;
  const reason = reasonOf(text);
  const code =
    codeOfHost(status, withoutStack(`${faultCode} ${entities(text)}`)) ??
    firstOf(signsInReasons, reason) ??
    'service-fault';
  // Without a job there is no owner to differ from: then it is a refusal like any other.
  return new CasJobsError(code === 'not-owner' && !aboutJob ? 'service-fault' : code, reason);
};

const firstOf = (signs: readonly Sign[], text: string): CasJobsErrorCode | null =>
  signs.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
