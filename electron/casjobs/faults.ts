// The service's error texts: which error each means, by tables of patterns, and what of a text is worth reading, without
// ASP.NET's wrapping and stack traces. Pure.
import { CasJobsError, type CasJobsErrorCode } from './errors.ts';

/** A reply without a result. */
interface FaultClass {
  readonly status: number;
  readonly text: string;
  /** The fault's code, for example `soap:VersionMismatch`; empty if there was no SOAP fault. */
  readonly faultCode: string;
  /** Whether the call was about one job by its id, which can be another account's. */
  readonly aboutJob: boolean;
}

type Sign = readonly [code: CasJobsErrorCode, pattern: RegExp];

/**
 * Messages of SQL Server, Windows and .NET: an error of the service itself, or of the query. They
 * come before all other signs, because they name logins, users, permissions and whatever a table is called.
 * Source: SQL Server's `sys.messages`.
 */
const signsOfSql: readonly Sign[] = [
  ['passing-fault', /\bcannot open (?:database|user default database|server)\b/i],
  // SQL Server quotes the login; a message about the user's own password would not.
  ['passing-fault', /\blogin failed for user ["'\u2018]|\blogin failed\. the login\b/i],
  [
    'passing-fault',
    /\b(?:trusted|to) SQL Server\b|\bSQL Server (?:does not|is (?:not|paused|shut))\b/i,
  ],
  ['passing-fault', /\bSSPI\b|\buntrusted domain\b|\bsession provider\b/i],
  [
    'passing-fault',
    /\bnetwork-related or instance-specific|\btransport-level error|\bTCP provider\b/i,
  ],
  ['passing-fault', /\bremote server returned an error|\bunable to connect to the remote server/i],
  ['passing-fault', /\bWindows user token\b|\bremote name could not be resolved/i],
  ['service-fault', /\binvalid (?:column|object) name\b|\bambiguous column name\b/i],
  ['service-fault', /\bincorrect syntax (?:near|was)\b|\bunclosed quotation mark\b/i],
  ['service-fault', /\bmulti-part identifier\b|\bmust declare the (?:scalar|table) variable\b/i],
  ['service-fault', /\bcould not find (?:stored procedure|server)\b|\bserver principal\b/i],
  ['service-fault', /\b(?:procedure or function|stored procedure)\b|\bdefault schema\b/i],
  ['service-fault', /\bconversion failed when\b|\berror converting data type\b/i],
  ['service-fault', /\bpermission (?:was )?denied (?:on|in|for)\b|\balready an object named\b/i],
  ['service-fault', /\bcannot \w+ the \w+ ['"][^\n]{0,300} or you do not have permission/i],
  ['service-fault', /^User does not have permission to perform this action\b|\bE_ACCESSDENIED\b/im],
  ['service-fault', /\b(?:primary|foreign|unique) key\b|\binto column\b|\bunknown object type\b/i],
];

/** Patterns for any body, web pages included. */
const signsOfTheHost: readonly Sign[] = [
  ['binding-refused', /VersionMismatch|SOAP version mismatch/i],
  // With a name, it does not know the operation; without one, it did not see the SOAPAction.
  ['no-such-operation', /did not recognize the value of HTTP header SOAPAction: ?"?[^\s".]/i],
  ['binding-refused', /did not recognize the value of HTTP header SOAPAction/i],
  [
    'binding-refused',
    /request format is (?:unrecognized|invalid)|without a valid (?:soap )?action/i,
  ],
  ['binding-refused', /unsupported media type|media type is unsupported/i],
  // Before the credentials: 'SqlException: Login failed' is the service's own problem with its database.
  ['passing-fault', /\bSqlException\b|prepared statement with handle|open DataReader/i],
  ['passing-fault', /\btime-?out expired|\bdeadlock|connection pool|try again later/i],
];

const SECRET = 'pass ?word|pwd|credentials?|log-?in|wsid|web ?services? ?id';
const WRONG = 'invalid|incorrect|wrong|bad|unknown|no such|mismatch(?:ed)?';
const NEGATED = 'not (?:be )?(?:valid|correct|match|found|exist|known|recognized)|rejected|failed';

/**
 * Patterns for the reason that the service gives; the first that matches counts. No fault of the real service
 * for a wrong password or another's job is on record, so these are guesses, and generous on purpose: a
 * wrong password that is not recognised would be tried again at each poll.
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

/** Below 500, the statuses that ask to try again: request timeout, too early, too many requests. */
const PASSING_STATUS: readonly number[] = [408, 425, 429];
/** Of the errors of a server these last: its own, two that say that it cannot, and a network that wants a sign-in. */
const LASTING_STATUS: readonly number[] = [500, 501, 505, 511];

const isPassing = (status: number): boolean =>
  PASSING_STATUS.includes(status) || (status >= 500 && !LASTING_STATUS.includes(status));

/** The code by the HTTP status and by texts that any server may send; null if neither tells. */
export const codeOfHost = (status: number, text: string): CasJobsErrorCode | null =>
  codeOfStatus(status) ?? firstOf(signsOfTheHost, text);

const codeOfStatus = (status: number): CasJobsErrorCode | null => {
  if (status === 415) return 'binding-refused';
  return isPassing(status) ? 'passing-fault' : null;
};

/** Patterns are looked for in this many characters; after them comes a stack trace. */
const MOST_READ = 20_000;

/**
 * A refusal with its text as it came, in which there may be secrets. They leave it at the border (scrub.ts), and only
 * then its reason is looked for: that takes the text apart, and a secret might go to pieces with it.
 */
export class ClassifiedError extends CasJobsError {
  readonly text: string;

  constructor(code: CasJobsErrorCode, text: string, retryAfterMs: number | null = null) {
    super(code, '', retryAfterMs);
    this.text = text;
  }

  override resting(retryAfterMs: number | null): CasJobsError {
    return new ClassifiedError(this.code, this.text, retryAfterMs);
  }
}

/** Turns a refusal into the app's own error. */
export const classifyFault = ({
  status,
  text,
  faultCode,
  aboutJob,
}: FaultClass): ClassifiedError => {
  const code = codeOfText(status, faultCode, text.slice(0, MOST_READ));
  // Without a job there is no other owner, so it is a refusal like any other.
  return new ClassifiedError(code === 'not-owner' && !aboutJob ? 'service-fault' : code, text);
};

const codeOfText = (status: number, faultCode: string, text: string): CasJobsErrorCode => {
  const said = withoutStack(entities(text));
  return (
    codeOfStatus(status) ??
    firstOf(signsOfSql, said) ??
    firstOf(signsOfTheHost, `${faultCode} ${said}`) ??
    firstOf(signsInReasons, withoutQuoted(reasonOf(text))) ??
    'service-fault'
  );
};

/** Words in quotes are names, for example of a table, and tell nothing about a password. */
const withoutQuoted = (reason: string): string => reason.replace(QUOTED, "''");

const QUOTED =
  /(?<![^\s(=:,])(?:'[^'\n]{1,128}'|"[^"\n]{1,128}"|\[[^\]\n]{1,128}\])(?![^\s.,;:)])/g;

const firstOf = (signs: readonly Sign[], text: string): CasJobsErrorCode | null =>
  signs.find(([, pattern]) => pattern.test(text))?.[0] ?? null;

/** The first sentence of every ASMX fault. */
const BOILERPLATE = /^Server was unable to process request\.?$/i;
/** For example `System.Data.SqlClient.SqlException (0x80131904): `. */
const TYPE_NAME = /^(?:[A-Za-z_]\w*\.)+[A-Za-z_]\w*(?: ?\(0x[0-9A-F]+\))?: */;
/** `soap:Receiver: undefined: `, as `soap` puts a SOAP 1.2 code before the text. */
const FAULT_CODE =
  /^\s*(?:[\w-]+:)?(?:Server|Client|Receiver|Sender|VersionMismatch|MustUnderstand): *(?:undefined: *)?/;
const STACK_LINE = /^[ \t]*(?:at [\w.`<>[\]+]+\(.*|---.*---[ \t]*)$/;
/** The same, if line breaks were lost. */
const STACK_INLINE =
  /(?<! ) +at [\w.`<>[\]+]+\([^()]*\)(?: in \S+:line \d+)?|(?<! ) *--- End of [\w ]+ ---/g;

/**
 * The reason first, then what else the service said, one line each, without a stack trace. The reason is the first
 * `System.Exception` of the chain, which CasJobs itself wrote, or else the innermost error.
 */
export const reasonOf = (text: string): string => reasonIn(entities(text));

/** The same for a text without XML's escapes. */
export const reasonIn = (text: string): string => {
  const links = withoutStack(text.replace(FAULT_CODE, ''))
    .split(/-{2,3}>/)
    .map((link) => link.trim());
  const said = links.filter((link) => !BOILERPLATE.test(bare(link)) && bare(link) !== '');
  const main = said.find((link) => link.startsWith('System.Exception:')) ?? said.at(-1);
  // If there is nothing but boilerplate, it is the reason.
  if (main === undefined) return bare(links.join(' ')).trim();
  return [main, ...said.filter((link) => link !== main)].map(bare).join('\n');
};

const bare = (link: string): string => {
  const shorter = link.replace(TYPE_NAME, '');
  return shorter === link ? link : bare(shorter);
};

/** Without the names of functions, which may contain words of other errors. */
const withoutStack = (text: string): string =>
  text
    .split(/\r?\n/)
    .filter((line) => !STACK_LINE.test(line))
    .join('\n')
    .replace(STACK_INLINE, '');

const NAMED: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  amp: '&',
};

/** Undoes XML's escapes, once. */
export const entities = (text: string): string =>
  text.replace(
    /&(?:(lt|gt|quot|apos|amp)|#(\d{1,7})|#x([\da-f]{1,6}));/gi,
    (all, name, dec, hex) => {
      if (typeof name === 'string') return NAMED[name.toLowerCase()] ?? all;
      const code = typeof dec === 'string' ? Number(dec) : Number.parseInt(String(hex), 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : all;
    },
  );

/** A title is within this many characters. */
const HEAD_OF_PAGE = 100_000;

/** A web page in one line: its title or heading, and the incident number that its operators ask for. */
export const pageSummary = (page: string): string => {
  const html = page.slice(0, HEAD_OF_PAGE);
  const name = /<title[^<>]*>([^<]{1,200})</i.exec(html) ?? /<h\d[^<>]*>([^<]{1,200})</i.exec(html);
  const title = entities(name?.[1] ?? '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\.+$/, '');
  const number = /\b(incident|request) ID(?: is)?: *([\w-]{4,64})/i.exec(html);
  const named = title === '' ? 'A web page came' : `A web page came: ${title}`;
  return number === null
    ? `${named}.`
    : `${named} (${String(number[1]).toLowerCase()} ID ${String(number[2])}).`;
};
