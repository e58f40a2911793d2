// What a command in a terminal and the running app send each other over the socket: JSON lines, each checked by a schema.
// A command sends one request; the app answers with its version first, then with replies, the last of them `end`.
import * as v from 'valibot';
import { outcomeKinds } from '../watch/outcomes.ts';
import { statusWords } from '../casjobs/job.ts';

/** Grows with each change that an older or newer version would not understand. */
export const PROTOCOL = 1;

/** Of one line, in UTF-16 units; a batch of jobs fits although JSON writes some characters of their texts as six. */
export const LONGEST_LINE = 2 ** 20;
/** One command takes no more jobs. */
export const MOST_JOBS = 10_000;
/** Jobs in one reply. */
export const BATCH = 64;

const text = v.pipe(v.string(), v.maxLength(4_000));
const shortText = v.pipe(v.string(), v.maxLength(200));
const accountKey = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/));
const jobId = v.pipe(v.string(), v.regex(/^[0-9]{1,19}$/));
const status = v.picklist([...statusWords, 'unknown']);
/** ms since 1970. */
const moment = v.pipe(v.number(), v.safeInteger());

/** `accountKey` is null where the command names only the ID. */
const jobRef = v.strictObject({ accountKey: v.nullable(accountKey), jobId });
const jobRefs = v.pipe(v.array(jobRef), v.minLength(1), v.maxLength(MOST_JOBS));

export type CommandJob = v.InferOutput<typeof jobRef>;

const selection = v.strictObject({
  /** Null: those that are active, unless `all` or `since`. */
  statuses: v.nullable(v.pipe(v.array(status), v.maxLength(7))),
  /** Submitted since then. */
  since: v.nullable(moment),
  /** A pattern with `*` and `?`. */
  name: v.nullable(shortText),
  all: v.boolean(),
});

export type JobSelection = v.InferOutput<typeof selection>;

/** With `isAgain` the same command has asked before, and the connection was lost: an outcome may be there already. */
const jobsAgain = { jobs: jobRefs, isAgain: v.boolean() };

const request = v.variant('kind', [
  v.strictObject({ kind: v.literal('jobs'), selection }),
  v.strictObject({ kind: v.literal('accounts') }),
  v.strictObject({ kind: v.literal('cancel'), ...jobsAgain, waits: v.boolean() }),
  v.strictObject({ kind: v.literal('watch'), ...jobsAgain }),
  v.strictObject({ kind: v.literal('submit-again'), job: jobRef }),
  /** The app starts: a command that works without it lets go of the profile. */
  v.strictObject({ kind: v.literal('hand-over') }),
]);

export const requestSchema = v.strictObject({
  protocol: v.literal(PROTOCOL),
  /** The name of an account, or null for any. */
  account: v.nullable(shortText),
  request,
});

export type CommandRequest = v.InferOutput<typeof requestSchema>;
export type RequestOf<K extends CommandRequest['request']['kind']> = Extract<
  CommandRequest['request'],
  { kind: K }
>;

const time = v.nullable(v.strictObject({ serviceTime: shortText, at: v.nullable(moment) }));

const jobRow = v.strictObject({
  accountKey,
  account: text,
  jobId,
  name: v.nullable(text),
  context: v.nullable(text),
  status,
  statusCode: v.nullable(v.number()),
  submitted: time,
  started: time,
  ended: time,
  queueMinutes: v.number(),
  rows: shortText,
  canCancel: v.boolean(),
  watched: v.picklist(['no', 'until-done', 'cancel']),
  outcome: v.nullable(v.picklist(outcomeKinds)),
});

export type JobRow = v.InferOutput<typeof jobRow>;

const accountRow = v.strictObject({
  name: text,
  service: text,
  host: text,
  state: v.picklist(['checking', 'good', 'problem']),
  /** Why it is a problem; null otherwise. */
  problem: v.nullable(v.strictObject({ code: shortText, text })),
  updatedAt: v.nullable(moment),
  activeJobs: v.number(),
});

export type AccountRow = v.InferOutput<typeof accountRow>;

/** What each exit code means is in electron/cli/README.md. */
const exitCode = v.picklist([0, 1, 2, 3, 4, 5, 124, 130]);

export type ExitCode = v.InferOutput<typeof exitCode>;

const jobEvent = v.strictObject({
  kind: v.literal('job'),
  accountKey,
  account: text,
  jobId,
  /** `requested`: the cancel or watch is saved; `status`: another status was seen; `outcome`: see watch/outcomes.ts. */
  what: v.picklist(['requested', 'status', 'outcome']),
  status: v.nullable(status),
  outcome: v.nullable(v.picklist(outcomeKinds)),
  text,
  /** The job's part of the exit code, when the command is done with it. */
  end: v.nullable(exitCode),
  at: moment,
});

export type JobEvent = v.InferOutput<typeof jobEvent>;

const problem = v.strictObject({
  kind: v.literal('problem'),
  account: v.nullable(text),
  code: shortText,
  text,
  /** Null where the command goes on. */
  end: v.nullable(exitCode),
});

export type Problem = v.InferOutput<typeof problem>;

const hello = v.strictObject({
  kind: v.literal('hello'),
  protocol: v.number(),
  version: shortText,
  /** `command`: no app is running, and another command does the work. */
  host: v.picklist(['app', 'command']),
});

export type Hello = v.InferOutput<typeof hello>;

export const replySchema = v.variant('kind', [
  hello,
  v.strictObject({ kind: v.literal('jobs'), jobs: v.pipe(v.array(jobRow), v.maxLength(BATCH)) }),
  v.strictObject({ kind: v.literal('accounts'), accounts: v.array(accountRow) }),
  jobEvent,
  problem,
  /** Each job with its account, before the first event. */
  v.strictObject({
    kind: v.literal('submitted'),
    accountKey,
    account: text,
    jobId,
    newJobId: v.nullable(jobId),
  }),
  v.strictObject({ kind: v.literal('end') }),
]);

export type CommandReply = v.InferOutput<typeof replySchema>;

/** Reads one line; null if it is none of these messages. */
export const readLine = <T>(schema: v.GenericSchema<unknown, T>, line: string): T | null => {
  try {
    const { success, output } = v.safeParse(schema, JSON.parse(line), { abortEarly: true });
    return success ? output : null;
  } catch {
    return null;
  }
};

export const lineOf = (message: CommandRequest | CommandReply): string =>
  `${JSON.stringify(message)}\n`;

/**
 * Splits what a socket receives into lines.
 * @param tooLong called once when a line is longer than any message; nothing is read after it
 */
export const createLineReader = (
  take: (line: string) => void,
  tooLong: () => void,
): ((part: string) => void) => {
  let rest = '';
  let isOver = false;
  return (part) => {
    if (isOver) return;
    const lines = (rest + part).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) take(line);
    if (rest.length <= LONGEST_LINE) return;
    isOver = true;
    rest = '';
    tooLong();
  };
};
