// The practice service's pages and files for a browser, and that its operations are those of the service's WSDL.
import { createClientAsync } from 'soap';
import { describe, expect, it } from 'vitest';
import ownWsdl from '../../electron/casjobs/jobs.wsdl?raw';
import { findOperation, signatures } from '../../electron/practice/service-schema.ts';
import { get } from './http.ts';
import { startPracticeAtNoon } from './service.ts';

type Described = Record<string, Record<string, Record<string, { input: Record<string, string> }>>>;

it('the operations of the jobs page have the names and parameters of the WSDL, in its order', async () => {
  const described = (await createClientAsync(ownWsdl)).describe() as Described;
  const theirs = Object.entries(described['Jobs']?.['JobsSoap'] ?? {}).map(([name, { input }]) => [
    name,
    Object.entries(input)
      .filter(([, type]) => typeof type === 'string' && type.startsWith('s:'))
      .map(([parameter, type]) => [parameter, type.slice(2)]),
  ]);
  const ours = Object.entries(signatures)
    .filter(([name]) => findOperation('jobs', name) !== null)
    .map(([name, { parameters }]) => [name, parameters]);
  expect(ours).toHaveLength(5);
  expect(Object.fromEntries(theirs)).toEqual(Object.fromEntries(ours));
});

describe('a page', () => {
  it('tells what the service is', async () => {
    const practice = await startPracticeAtNoon();
    for (const path of ['', '/services/jobs.asmx']) {
      const heard = await get(practice, path);
      expect(heard).toMatchObject({ status: 200, type: 'text/html; charset=utf-8' });
      expect(heard.body).toContain('<h1>Practice service</h1>');
    }
  });

  it('tells of a job, and lets no markup of it through', async () => {
    const practice = await startPracticeAtNoon();
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

it('the outputs of past jobs can be fetched, and have as many rows as is said', async () => {
  const practice = await startPracticeAtNoon();
  for (const job of [practice.job('4962'), practice.job('4988')]) {
    const file = await fetch(String(job?.outputLoc));
    expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const lines = (await file.text()).trimEnd().split('\n');
    expect(lines[0]).toMatch(/^objID,ra,dec,/);
    expect(lines).toHaveLength(1 + Number(job?.rows));
  }
});
