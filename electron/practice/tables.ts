// The tables of MyDB and what a query of them answers, as far as practice needs it. Knows no HTTP.
import { sqlFault } from './faults.ts';

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface Tables {
  names(): readonly string[];
  find(name: string): Table | null;
  put(name: string, table: Table): void;
  drop(name: string): boolean;
  /** A query that makes or drops a table does so once its job has finished. */
  follow(jobId: string, query: string): void;
}

/** @param hasFinished whether a job has come to a good end */
export const createTables = (hasFinished: (jobId: string) => boolean): Tables => {
  const tables = new Map<string, { name: string; table: Table }>();
  const followed = new Map<string, string>();

  const put = (name: string, table: Table): void => {
    tables.set(keyOf(name), { name: bareName(name), table });
  };
  const upToDate = (): typeof tables => {
    for (const [jobId, query] of [...followed].filter(([id]) => hasFinished(id))) {
      followed.delete(jobId);
      const into = INTO.exec(query)?.groups?.['name'];
      if (into !== undefined) put(into, sample(['objID', 'ra', 'dec'], 30));
      tables.delete(keyOf(DROP.exec(query)?.groups?.['name'] ?? ''));
    }
    return tables;
  };

  return {
    put,
    names: () => [...upToDate().values()].map(({ name }) => name).sort(),
    find: (name) => upToDate().get(keyOf(name))?.table ?? null,
    drop: (name) => upToDate().delete(keyOf(name)),
    follow: (jobId, query) => {
      followed.set(jobId, query);
    },
  };
};

/** `[MyDB].[dbo].[Stars]` is `Stars`, and so is `stars`. */
const bareName = (name: string): string => (name.split('.').at(-1) ?? '').replace(/[[\]"\s]/g, '');
const keyOf = (name: string): string => bareName(name).toLowerCase();

/** Reads CSV: the first line has the names. Quotes round a value are taken off. */
export const readCsv = (csv: string): Table => {
  const lines = csv.split(/\r?\n/).filter((line) => line.trim() !== '');
  const [columns = [], ...rows] = lines.map((line) =>
    line.split(',').map((value) => value.trim().replace(/^"(.*)"$/, '$1')),
  );
  return { columns, rows };
};

/** CSV with the names alone, as in a file of output. */
export const plainCsv = ({ columns, rows }: Table): string =>
  [columns, ...rows].map((row) => `${row.join(',')}\n`).join('');

/** CSV as quick jobs answer it: `[ra]:Float,[name]:String`, then the rows, texts in quotes. */
export const typedCsv = ({ columns, rows }: Table): string => {
  const types = columns.map((_, at) => typeOf(rows.map((row) => row[at] ?? '')));
  const head = columns.map((name, at) => `[${name}]:${types[at] ?? 'String'}`);
  const lines = rows.map((row) =>
    row.map((value, at) => (types[at] === 'String' ? `"${value}"` : value)),
  );
  return [head, ...lines].map((line) => `${line.join(',')}\n`).join('');
};

const typeOf = (values: readonly string[]): string => {
  const all = (form: RegExp): boolean => values.every((value) => form.test(value));
  if (all(/^-?\d{1,9}$/)) return 'Int';
  if (all(/^-?\d{1,18}$/)) return 'BigInt';
  return all(/^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i) ? 'Float' : 'String';
};

/** The first rows of a pretended catalogue. Always the same. */
export const sample = (columns: readonly string[], count: number): Table => ({
  columns,
  rows: Array.from({ length: count }, (_, row) => columns.map((name, at) => cell(name, row, at))),
});

const cell = (name: string, row: number, at: number): string => {
  if (/id$/i.test(name)) return (118720000000000000n + BigInt(row * 7919 + at)).toString();
  if (/^ra|ramean$/i.test(name)) return (187.25 + row * 0.0125).toFixed(4);
  if (/^dec|decmean$/i.test(name)) return (12.5 + row * 0.0075).toFixed(4);
  return (18 + ((row * 7 + at * 3) % 40) / 10).toFixed(3);
};

const COUNT = /^\s*select\s+count\s*\(/i;
const INTO = /\binto\s+(?<name>\[?mydb\]?\.[\w.[\]"]+)/i;
const DROP = /^\s*drop\s+table\s+(?<ifExists>if\s+exists\s+)?(?<name>[\w.[\]"]+)/i;
const SELECT =
  /^\s*select\s+(?:distinct\s+)?(?:top\s+(?<top>\d+)\s+)?(?<list>[^]+?)\sfrom\s+(?<name>[\w.[\]"]+)/i;

/** Answers a quick query with typed CSV. @throws ServiceFault for what it cannot read, or no such table */
export const answerQuery = (query: string, context: string, tables: Tables): string => {
  const drop = DROP.exec(query)?.groups;
  if (drop !== undefined) return dropped(drop, tables);
  const select = SELECT.exec(query)?.groups;
  const name = select?.['name'] ?? '';
  if (/information_schema\.tables/i.test(name)) {
    return typedCsv({ columns: ['TABLE_NAME'], rows: tables.names().map((one) => [one]) });
  }
  if (select === undefined) throw sqlFault('Incorrect syntax near the beginning of the query.');
  const isMine = /^mydb$/i.test(context) || /^\[?mydb\]?\./i.test(name);
  const table = isMine ? tables.find(name) : null;
  if (isMine && table === null) throw sqlFault(`Invalid object name '${bareName(name)}'.`);
  if (COUNT.test(query)) return `[Column1]:Int\n${(table?.rows.length ?? 1204).toString()}\n`;
  const top = Math.min(Number(select['top'] ?? '10'), 1000);
  return typedCsv(
    table === null
      ? sample(columnsOf(select['list'] ?? '*'), top)
      : { ...table, rows: table.rows.slice(0, top) },
  );
};

const dropped = (drop: Readonly<Record<string, string>>, tables: Tables): string => {
  const name = drop['name'] ?? '';
  if (!tables.drop(name) && drop['ifExists'] === undefined) {
    throw sqlFault(`Cannot drop the table '${bareName(name)}', because it does not exist.`);
  }
  return '[Rows]:Int\n0\n';
};

/** `o.ra, o.dec as d` gives `ra` and `d`. */
const columnsOf = (list: string): readonly string[] => {
  const names = list
    .split(/,(?![^()]*\))/)
    .map((column) => /([\w]+)[\])"\s]*$/.exec(column)?.[1] ?? '')
    .map((name, at) => (name === '' ? `Column${(at + 1).toString()}` : name));
  return list.trim().endsWith('*') ? ['objID', 'ra', 'dec'] : names;
};
