// The requests of dfm/casjobs, the Python client that people use: its parameter names, its letter cases and its
// order (the operation's own first, then wsid and pw), written as `requests` writes them; and what it reads of answers.
import { expect, it } from 'vitest';
import { get } from './http.ts';
import { SECOND, startPractice, type Practice } from './service.ts';

const who = 'wsid=1000001&pw=only-for-practice';

const send = async (practice: Practice, operation: string, query: string): Promise<string> => {
  const heard = await get(practice, `/services/jobs.asmx/${operation}?${query}`);
  // The client takes no other status for an answer.
  expect(heard.status).toBe(200);
  return heard.body;
};

/** The text of the first element of a name, as its minidom takes it; an empty element would break it. */
const single = (xml: string, name: string): string => {
  const found = new RegExp(`<${name}(?: [^>]*)?>([^<]+)</${name}>`).exec(xml)?.[1];
  if (found === undefined) throw new Error(`No text in an element ${name}.`);
  return found;
};

it('submit, status, cancel and monitor', async () => {
  const practice = await startPractice();
  const query = 'qry=SELECT+ra%2C+dec+INTO+mydb.x+FROM+ObjectThin&context=PanSTARRS_DR2';
  const more = `taskname=casjobs&estimate=30&${who}`;
  const jobId = single(await send(practice, 'SubmitJob', `${query}&${more}`), 'long');
  const status = async () =>
    single(await send(practice, 'GetJobStatus', `jobid=${jobId}&${who}`), 'int');
  expect(await status()).toBe('0');
  practice.pass(5 * SECOND);
  expect(await status()).toBe('1');
  expect(await send(practice, 'CancelJob', `jobid=${jobId}&${who}`)).toBe('');
  expect(await status()).toBe('2');
  practice.pass(5 * SECOND);
  expect(await status()).toBe('3');
  expect(practice.job(jobId)).toMatchObject({ taskName: 'casjobs' });
});

it('job_info, with no empty element in any job', async () => {
  const practice = await startPractice();
  const owner = 'owner_wsid=1000001&owner_pw=only-for-practice';
  const more = `conditions=status+%3A+0%7C1%7C2%7C3%7C4%7C5&includeSystem=False&${who}`;
  const xml = await send(practice, 'GetJobs', `${owner}&${more}`);
  expect(xml.match(/<CJJob>/g)).toHaveLength(15);
  expect(xml).not.toMatch(/<\w+ ?\/>|<(\w+)><\/\1>/);
  expect(single(xml, 'TaskName')).toBe('virgo_targets');
});

it('quick, count and list_tables', async () => {
  const practice = await startPractice();
  const quick = async (query: string, context: string, isSystem: string): Promise<string> => {
    const more = `context=${context}&taskname=quickie&isSystem=${isSystem}&${who}`;
    return single(await send(practice, 'ExecuteQuickJob', `qry=${query}&${more}`), 'string');
  };
  const rows = await quick('SELECT+TOP+2+o.ra%2C+o.dec+AS+d+FROM+ObjectThin+o', 'HSCv3', 'False');
  expect(rows).toMatch(/^\[ra\]:Float,\[d\]:Float\n[\d.]+,[\d.]+\n[\d.]+,[\d.]+\n$/);
  const count = await quick('SELECT+COUNT%28%2A%29+FROM+ObjectThin', 'HSCv3', 'False');
  expect(Number(count.split('\n')[1])).toBeGreaterThan(0);
  const listing = 'SELECT+Distinct+TABLE_NAME+FROM+information_schema.TABLES';
  const tables = await quick(listing, 'MYDB', 'True');
  expect(tables.split('\n').slice(1, -1)).toEqual(['"uv_excess"', '"virgo_targets"']);
  expect(practice.job('5008')).toMatchObject({
    status: 'finished',
    isQuick: true,
    queueMinutes: 1,
    rows: 2,
  });
  expect(practice.job('5010')).toMatchObject({ isSystem: true });
});

it('request_output and get_output', async () => {
  const practice = await startPractice();
  const extract = (table: string, type: string) =>
    send(practice, 'SubmitExtractJob', `tableName=${table}&type=${type}&${who}`);
  const jobId = single(await extract('uv_excess', 'CSV'), 'long');
  const refused = single(await extract('uv_excess', 'FITS'), 'long');
  const missing = single(await extract('nothing', 'CSV'), 'long');
  expect(practice.job(jobId)?.outputLoc).toBe('');
  practice.pass(5 * SECOND);
  const file = await fetch(String(practice.job(jobId)?.outputLoc));
  expect(file.status).toBe(200);
  expect((await file.text()).split('\n')).toHaveLength(42);
  const error = 'The practice service writes CSV only.';
  expect(practice.job(refused)).toMatchObject({ status: 'failed', error });
  expect(practice.job(missing)).toMatchObject({ status: 'failed' });
});

it('a table comes and goes with the jobs that make and drop it', async () => {
  const practice = await startPractice();
  const submit = (query: string) =>
    send(practice, 'SubmitJob', `qry=${query}&context=MYDB&taskname=t&estimate=1&${who}`);
  const listing = 'qry=SELECT+TABLE_NAME+FROM+information_schema.TABLES&context=MYDB';
  const has = async () =>
    (
      await send(practice, 'ExecuteQuickJob', `${listing}&taskname=l&isSystem=True&${who}`)
    ).includes('"mine"');
  await submit('SELECT+ra+INTO+mydb.mine+FROM+uv_excess');
  expect(await has()).toBe(false);
  practice.pass(62 * SECOND);
  expect(await has()).toBe(true);
  await submit('DROP+TABLE+mine');
  practice.pass(62 * SECOND);
  expect(await has()).toBe(false);
});

it('upload_table of mastcasjobs: makes a table, adds to it, and is refused otherwise', async () => {
  const practice = await startPractice();
  const upload = (table: string, exists: string) =>
    get(
      practice,
      `/services/jobs.asmx/UploadData?tableName=${table}&data=ra%2Cname%2Cn%0A1.5%2Ca%2C7%0A&tableExists=${exists}&${who}`,
    );
  expect(await upload('mine', 'False')).toMatchObject({ status: 200, body: '' });
  expect(await upload('mine', 'True')).toMatchObject({ status: 200, body: '' });
  const query = `qry=select+*+from+mine&context=MYDB&taskname=q&isSystem=False&${who}`;
  const rows = single(await send(practice, 'ExecuteQuickJob', query), 'string');
  expect(rows).toBe('[ra]:Float,[name]:String,[n]:Int\n1.5,"a",7\n1.5,"a",7\n');
  expect((await upload('mine', 'False')).body).toContain("Table 'mine' already exists.");
  expect((await upload('other', 'True')).body).toContain("Table 'other' does not exist.");
});

it('an error of a query is told in the form that mastcasjobs looks for', async () => {
  const query = `qry=select+*+from+none&context=MYDB&taskname=q&isSystem=False&${who}`;
  const { status, body } = await get(
    await startPractice(),
    `/services/jobs.asmx/ExecuteQuickJob?${query}`,
  );
  expect(status).toBe(500);
  expect(/System.Exception: *(.*) *--->/s.exec(body)?.[1]?.trim()).toBe(
    "Invalid object name 'none'.",
  );
});
