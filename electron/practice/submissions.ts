// From what somebody submits or uploads to the job or the table that it becomes. Knows no clock and no HTTP.
import { ServiceFault } from './faults.ts';
import { MINUTE, SECOND, type JobSpec, type JobType } from './ledger.ts';
import { hasMoreThan, MAX_VALUES, type Storage } from './limits.ts';
import type { Outputs } from './outputs.ts';
import { queues } from './rows.ts';
import { plainCsv, readCsv, sample, type Tables } from './tables.ts';
import { valueOf, type Values } from './values.ts';

/** @throws ServiceFault for an empty query or a context that is none */
export const queryJob = (
  owner: string,
  values: Values,
): JobSpec & { readonly query: string; readonly context: string } => {
  const query = valueOf(values, 'qry');
  const asked = valueOf(values, 'context');
  const queue = queues.findLast(({ context }) => context.toLowerCase() === asked.toLowerCase());
  if (query.trim() === '') throw new ServiceFault('The query is empty.');
  if (queue === undefined) throw new ServiceFault(`There is no context '${asked}'.`);
  const { context, minutes } = queue;
  return { owner, query, context, queueMinutes: minutes, taskName: valueOf(values, 'taskname') };
};

const WAITS_MS = 2 * SECOND;

/** Runs for as long as was estimated, in minutes: two at most, and half a one for no estimate. */
export const paceOf = (estimate: number): JobSpec => {
  const runsMs = estimate < 1 ? 30 * SECOND : Math.min(estimate, 2) * MINUTE;
  return { startsMs: WAITS_MS, endsMs: WAITS_MS + runsMs, cancelTakesMs: 3 * SECOND, rows: 1204 };
};

const OUTPUT_TYPES: readonly JobType[] = ['CSV', 'DataSet', 'FITS', 'VOTable'];

/**
 * Only CSV is written here; a job of another type fails, and says why.
 * @throws ServiceFault for a type that is none
 */
export const extractJob = (
  owner: string,
  values: Values,
  tables: Tables,
  { outputs, storage }: { readonly outputs: Outputs; readonly storage: Storage },
): JobSpec => {
  const name = valueOf(values, 'tableName');
  const asked = valueOf(values, 'type');
  const type = OUTPUT_TYPES.find((one) => one.toLowerCase() === asked.toLowerCase());
  if (type === undefined) throw new ServiceFault(`There is no output type '${asked}'.`);
  const timing = { startsMs: SECOND, endsMs: 4 * SECOND, cancelTakesMs: 2 * SECOND };
  const job = { owner, type, query: name, taskName: `${type}: ${name}`, ...timing };
  const failing = (error: string): JobSpec => ({ ...job, endsAs: 'failed', error });
  const table = tables.find(name);
  if (table === null) return failing(`Invalid object name '${name}'.`);
  if (type !== 'CSV') return failing('The practice service writes CSV only.');
  const csv = plainCsv(table);
  storage.addText(csv.length);
  const outputLoc = outputs.publish(name, csv);
  return { ...job, rows: table.rows.length, outputLoc };
};

/** @throws ServiceFault for a name that is none, and where the table is not as the caller believes */
export const upload = (values: Values, tables: Tables): void => {
  const name = valueOf(values, 'tableName');
  const isToExist = valueOf(values, 'tableExists') === 'true';
  const before = tables.find(name);
  if (!/^[A-Za-z_]\w*$/.test(name)) throw new ServiceFault(`'${name}' is no name for a table.`);
  if (before !== null && !isToExist) throw new ServiceFault(`Table '${name}' already exists.`);
  if (before === null && isToExist) throw new ServiceFault(`Table '${name}' does not exist.`);
  const text = valueOf(values, 'data');
  if (hasMoreThan(MAX_VALUES, '\n', text) || hasMoreThan(MAX_VALUES, ',', text))
    throw new ServiceFault(`A table of the practice service has ${MAX_VALUES} values at most.`);
  const data = readCsv(text);
  tables.put(name, { ...data, rows: [...(before?.rows ?? []), ...data.rows] });
};

/** What is in everybody's MyDB at the beginning. */
export const fillTables = (tables: Tables): void => {
  tables.put('virgo_targets', sample(['objID', 'ra', 'dec', 'gMag'], 25));
  tables.put('uv_excess', sample(['objID', 'ra', 'dec', 'fuv', 'nuv'], 40));
};
