// What a command prints: data on standard output, everything else on standard error. On a terminal a table and a line for
// each change; otherwise values separated by tabs under a header, or JSON.
import { styleText } from 'node:util';
import { oneLine, valueText } from '../i18n/safe-text.ts';
import { statusText } from '../i18n/value-texts.ts';
import { t } from '../i18n/translate.ts';
import type { AccountRow, ExitCode, JobEvent, JobRow, Problem } from './messages.ts';

/** Of the JSON; grows with a change that a script would notice. Described in schema.json. */
const SCHEMA = 1;

export interface OutputParts {
  readonly writeOut: (text: string) => void;
  readonly writeError: (text: string) => void;
  readonly isTerminal: boolean;
  readonly isErrorTerminal: boolean;
  readonly hasColor: boolean;
  readonly columns: number;
  readonly isJson: boolean;
  /** Prints only the end of each job. */
  readonly isQuiet: boolean;
}

export interface CommandOutput {
  jobs(rows: readonly JobRow[], problems: readonly Problem[]): void;
  accounts(rows: readonly AccountRow[]): void;
  job(event: JobEvent): void;
  submitted(event: Submitted): void;
  /** The last line of a JSON stream. */
  end(code: ExitCode): void;
  problem(problem: Problem): void;
  /** A sentence for the person. */
  say(text: string): void;
}

export interface Submitted {
  readonly account: string;
  readonly jobId: string;
  readonly newJobId: string | null;
}

type Color = 'red' | 'green' | 'yellow';

export const createOutput = (parts: OutputParts): CommandOutput => {
  const { writeOut, writeError, isTerminal, isJson, isQuiet } = parts;
  const colored = (color: Color | null, text: string): string =>
    parts.hasColor && color !== null ? styleText(color, text, { validateStream: false }) : text;
  const line = (text: string): void => writeOut(`${text}\n`);
  const json = (value: object): void => line(jsonText({ schema: SCHEMA, ...value }));
  const say = (text: string): void => writeError(`${valueText(text)}\n`);
  const table = (
    head: readonly string[],
    rows: readonly (readonly string[])[],
    cuttable: readonly number[] = [],
  ): void => {
    if (!isTerminal) [head, ...rows].forEach((cells) => line(cells.map(valueText).join('\t')));
    else if (rows.length > 0) inTable([head, ...rows], cuttable, parts.columns).forEach(line);
  };
  let hasHead = false;
  const eventRow = (cells: readonly string[]): void => {
    if (!hasHead) line(['job', 'account', 'event', 'status', 'outcome', 'text'].join('\t'));
    hasHead = true;
    line(cells.map(valueText).join('\t'));
  };
  return {
    say,
    jobs: (rows, problems) => {
      if (isJson) {
        json({ jobs: rows.map(jobJson), problems: problems.map(problemJson) });
        return;
      }
      const hasAccounts = new Set(rows.map(({ accountKey }) => accountKey)).size > 1;
      if (isTerminal)
        table(
          jobHead(hasAccounts),
          rows.map((row) => jobCells(row, hasAccounts)),
          [NAME, CONTEXT, ACCOUNT],
        );
      else if (rows.length > 0 || problems.length === 0) table(tabHead, rows.map(tabCells));
      if (rows.length === 0 && problems.length === 0) say(t('cli.no-jobs'));
    },
    accounts: (rows) => {
      if (isJson) json({ accounts: rows.map(accountJson) });
      else if (isTerminal)
        table(
          accountHead.map((word) => word.toUpperCase()),
          rows.map(terminalAccountCells),
          ACCOUNT_TEXTS,
        );
      else table(accountHead, rows.map(accountCells));
    },
    job: (event) => {
      if (isQuiet && event.end === null) return;
      const { jobId, account, what, status, outcome, text, end } = event;
      if (isJson) json(eventJson(event));
      else if (isTerminal) line(colored(colorOf(end, status), valueText(text)));
      else eventRow([jobId, account, what, status ?? '', outcome ?? '', text]);
    },
    submitted: (event) => {
      const { jobId, account, newJobId } = event;
      const text =
        newJobId === null
          ? t('outcome.submit-unknown', { id: jobId })
          : t('cli.submitted', { id: jobId, new: newJobId });
      if (isJson) json({ event: 'submitted', job: jobId, account, newJob: newJobId });
      else if (isTerminal) line(text);
      else eventRow([newJobId ?? '', account, 'submitted', '', '', text]);
    },
    end: (code) => {
      if (isJson) json({ event: 'end', exitCode: code });
    },
    problem: ({ text, end }) => {
      const isRed = parts.hasColor && parts.isErrorTerminal && end !== null;
      writeError(`${isRed ? colored('red', valueText(text)) : valueText(text)}\n`);
    },
  };
};

const colorOf = (end: ExitCode | null, status: JobEvent['status']): Color | null => {
  if (end === 0) return 'green';
  if (end !== null) return 'red';
  return status === 'canceling' ? 'yellow' : null;
};

/** Control characters of the second block reach a terminal as they are, and format characters turn the text around them. */
const UNSEEN = /[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

const jsonText = (value: object): string =>
  JSON.stringify(value).replace(
    UNSEEN,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const timeJson = (time: JobRow['submitted']) =>
  time && { service: time.serviceTime, utc: time.at === null ? null : isoOf(time.at) };

const isoOf = (at: number): string | null =>
  Number.isNaN(new Date(at).getTime()) ? null : new Date(at).toISOString();

const jobJson = (row: JobRow) => ({
  job: row.jobId,
  account: row.account,
  name: row.name,
  context: row.context,
  status: row.status,
  statusCode: row.statusCode,
  submitted: timeJson(row.submitted),
  started: timeJson(row.started),
  ended: timeJson(row.ended),
  queueMinutes: row.queueMinutes,
  rows: row.rows,
  canCancel: row.canCancel,
  watched: row.watched,
  outcome: row.outcome,
});

const problemJson = ({ account, code, text }: Problem) => ({ account, code, text });

const accountJson = ({ updatedAt, ...row }: AccountRow) => ({
  account: row.name,
  service: row.service,
  host: row.host,
  state: row.state,
  problem: row.problem,
  updated: updatedAt === null ? null : isoOf(updatedAt),
  activeJobs: row.activeJobs,
});

const eventJson = ({ what, jobId, account, status, outcome, text, end, at }: JobEvent) => ({
  event: what,
  job: jobId,
  account,
  status,
  outcome,
  text,
  exitCode: end,
  at: isoOf(at),
});

const tabHead = [
  'job',
  'status',
  'name',
  'context',
  'submitted',
  'started',
  'ended',
  'rows',
  'account',
];

const tabCells = (row: JobRow): readonly string[] => [
  row.jobId,
  statusText(row),
  row.name ?? '',
  row.context ?? '',
  ...[row.submitted, row.started, row.ended].map(tabTime),
  row.rows,
  row.account,
];

/** In UTC where the service's zone is known, otherwise as the service wrote it. */
const tabTime = (time: JobRow['submitted']): string => {
  if (time === null) return '';
  return (time.at === null ? null : isoOf(time.at)) ?? time.serviceTime;
};

const jobHead = (hasAccounts: boolean): readonly string[] => {
  const head = ['job', 'status', 'name', 'context', 'submitted'] as const;
  const keys = hasAccounts ? ([...head, 'account'] as const) : head;
  return keys.map((key) => t(`cli.head-${key}`));
};

const jobCells = (row: JobRow, hasAccounts: boolean): readonly string[] => [
  row.jobId,
  statusText(row),
  oneLine(row.name ?? ''),
  oneLine(row.context ?? ''),
  tableTime(row.submitted),
  ...(hasAccounts ? [oneLine(row.account)] : []),
];

/** Columns that may be cut; IDs, statuses and times never are. */
const [NAME, CONTEXT, ACCOUNT] = [2, 3, 5];
const ACCOUNT_TEXTS = [0, 1, 2, 3];

const two = (number: number): string => String(number).padStart(2, '0');

/** In this computer's zone; as the service wrote it where that can't be placed. */
const tableTime = (time: JobRow['submitted']): string => {
  if (time === null) return '';
  if (time.at === null) return oneLine(time.serviceTime.slice(0, 16).replace('T', ' '));
  return localTime(time.at);
};

const localTime = (at: number): string => {
  const date = new Date(at);
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
};

const accountHead = ['account', 'service', 'host', 'state', 'active', 'updated'];

const accountCells = (row: AccountRow): readonly string[] => [
  oneLine(row.name),
  oneLine(row.service),
  oneLine(row.host),
  row.problem?.text ?? row.state,
  String(row.activeJobs),
  row.updatedAt === null ? '' : (isoOf(row.updatedAt) ?? ''),
];

const terminalAccountCells = (row: AccountRow): readonly string[] => [
  ...accountCells(row).slice(0, -1),
  row.updatedAt === null ? '' : localTime(row.updatedAt),
];

const GAP = 2;
const LEAST_COLUMNS = 40;
const LEAST_WIDTH = 8;

/** The widest column that may be cut is cut, while the line does not fit. */
const inTable = (
  rows: readonly (readonly string[])[],
  cuttable: readonly number[],
  columns: number,
): readonly string[] => {
  const widths = (rows[0] ?? []).map((_, at) =>
    Math.max(...rows.map((cells) => widthOf(cells[at] ?? ''))),
  );
  const widthAt = (at: number): number => widths[at] ?? 0;
  let over = widths.reduce((sum, width) => sum + width + GAP, -GAP);
  for (over -= Math.max(columns, LEAST_COLUMNS); over > 0; over -= 1) {
    const widest = cuttable.reduce((one, at) => (widthAt(at) > widthAt(one) ? at : one));
    if (widthAt(widest) <= LEAST_WIDTH) break;
    widths[widest] = widthAt(widest) - 1;
  }
  return rows.map((cells) =>
    cells
      .map((cell, at) => fitted(cell, widthAt(at)))
      .join(' '.repeat(GAP))
      .trimEnd(),
  );
};

const signs = new Intl.Segmenter();
/** Most terminals draw East Asian letters and emoji two columns wide. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;

const signsOf = (text: string): readonly (readonly [sign: string, width: number])[] =>
  Array.from(signs.segment(text), ({ segment }) => [segment, WIDE.test(segment) ? 2 : 1] as const);

const widthOf = (text: string): number => signsOf(text).reduce((sum, [, width]) => sum + width, 0);

const fitted = (cell: string, width: number): string => {
  const whole = widthOf(cell);
  if (whole <= width) return cell + ' '.repeat(width - whole);
  let [cut, left] = ['', width - 1];
  for (const [sign, wide] of signsOf(cell)) {
    if (wide > left) break;
    cut += sign;
    left -= wide;
  }
  return `${cut}…${' '.repeat(left)}`;
};
