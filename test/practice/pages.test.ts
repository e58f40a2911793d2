// The practice service's WSDL and its pages.
import { createClientAsync, type Client, type SoapMethodAsync } from 'soap';
import { describe, expect, it } from 'vitest';
import ownWsdl from '../../electron/casjobs/jobs.wsdl?raw';
import { get } from './http.ts';
import { startPractice } from './service.ts';

type Described = Record<string, Record<string, Record<string, unknown>>>;
const toDescribed = (client: Client): Described => client.describe() as Described;
const described = async (wsdl: string): Promise<Described> =>
  toDescribed(await createClientAsync(wsdl));

describe('the WSDL', () => {
  it('offers the operations that the app uses exactly as the app knows them', async () => {
    const { base } = await startPractice();
    const theirs = (await described(`${base}/services/jobs.asmx?WSDL`))['Jobs'];
    const ours = (await described(ownWsdl))['Jobs'];
    expect(Object.keys(ours?.['JobsSoap'] ?? {}).length).toBeGreaterThan(3);
    expect(theirs?.['JobsSoap']).toMatchObject(ours?.['JobsSoap'] ?? {});
    expect(Object.keys(theirs?.['JobsSoap12'] ?? {})).toHaveLength(9);
  });

  it('leads a client that reads it back to this service', async () => {
    const practice = await startPractice();
    const client = await createClientAsync(`${practice.base}/CasUsers.asmx?wsdl`);
    const ask = { userid: 'practice', password: 'only-for-practice' };
    const call = client['GetWebServiceIdAsync'] as SoapMethodAsync;
    const [result] = (await call(ask)) as readonly unknown[];
    expect(result).toEqual({ GetWebServiceIdResult: 1000001 });
  });
});

describe('a page', () => {
  it('lists the operations, and one tells of each', async () => {
    const practice = await startPractice();
    const list = await get(practice, '/services/jobs.asmx');
    expect(list).toMatchObject({ status: 200, type: 'text/html; charset=utf-8' });
    expect(list.body.match(/\?op=\w+/g)).toHaveLength(9);
    const one = await get(practice, '/services/jobs.asmx?op=CancelJob');
    expect(one.body).toContain('Has no effect on quick jobs.');
    expect((await get(practice, '/services/jobs.asmx?op=x')).status).toBe(404);
  });

  it('tells of a job, and lets no markup of it through', async () => {
    const practice = await startPractice();
    const id = practice.addJob({ query: '<script>alert(1)</script>' });
    const { status, body } = await get(practice, `/JobDetails.aspx?ID=${id}`);
    expect(status).toBe(200);
    expect(body).toContain(`<h1>Job ${id}: started</h1>`);
    expect(body).toContain('&lt;script&gt;');
    expect(body).not.toContain('<script>');
    expect((await get(practice, '/jobdetails.aspx?id=4999')).status).toBe(403);
    expect((await get(practice, '/jobdetails.aspx?id=1')).status).toBe(404);
  });
});
