// Answers the practice service's requests by their path: operations, the REST API and its login, output files, and web
// pages, one that says what the service is and one for each job.
import { bindingOf, callOf, unrecognized, type PageRequest } from './parse-request.ts';
import type { PracticeAccount, RunOperation } from './practice-operations.ts';
import type { JobNow } from './practice-jobs.ts';
import { faultReply, resultReply, type HttpReply } from './replies.ts';
import { outputFileOf } from './seed-jobs.ts';
import { portalCallOf } from './login-portal.ts';
import { answerRest, isRest, type RestDeps } from './rest-api.ts';
import { notAllowed, plainReply, type PracticeRequest } from './server.ts';
import { ServiceFault } from './service-faults.ts';
import { jobRow } from './service-schema.ts';
import { escape } from './practice-xml.ts';

/** All paths begin with it. */
export const ROOT = '/casjobs';

interface RouterDeps extends RestDeps {
  readonly runOperation: RunOperation;
  readonly accounts: readonly PracticeAccount[];
}

const SERVICE = /^\/casjobs\/(services\/jobs|casusers)\.asmx(?:\/([^/]*))?$/i;
const OUTPUT = /^\/casjobs\/output\/(\w+)\.csv$/i;

/** The letter case of a path does not matter, except in the operation. */
export const route = (request: PracticeRequest, deps: RouterDeps): HttpReply => {
  const { pathname, searchParams } = request.url;
  const portalCall = portalCallOf(request);
  if (portalCall !== null) return deps.portal.answer(portalCall, request);
  if (isRest(request)) return answerRest(request, deps);
  if (request.method !== 'GET' && request.method !== 'POST') return notAllowed();
  const call = pageRequestOf(request);
  if (call !== null) return answerCall(call, deps.runOperation);
  const path = pathname.toLowerCase();
  if (path === ROOT || path === `${ROOT}/`) return welcomePage();
  if (path === `${ROOT}/jobdetails.aspx`) return answerJobPage(searchParams, deps);
  const csv = outputFileOf(OUTPUT.exec(pathname)?.[1] ?? '');
  if (csv === null) return plainReply(404, 'Not Found');
  return { status: 200, headers: { 'Content-Type': 'text/csv; charset=utf-8' }, body: csv };
};

/** A request to one of the two pages of the service; null for any other. */
export const pageRequestOf = (request: PracticeRequest): PageRequest | null => {
  const { method, url, headers, body } = request;
  const [, asmx, operation = ''] = SERVICE.exec(url.pathname) ?? [];
  if (asmx === undefined) return null;
  const action = headers['soapaction'];
  return {
    page: asmx.toLowerCase() === 'casusers' ? 'users' : 'jobs',
    method,
    operation,
    body,
    contentType: headers['content-type'] ?? '',
    soapAction: typeof action === 'string' ? action : null,
  };
};

const answerCall = (request: PageRequest, runOperation: RunOperation): HttpReply => {
  const binding = bindingOf(request);
  if (binding === null && request.operation === '') return welcomePage();
  if (binding === null) return faultReply('post', unrecognized(request), '');
  const call = attempt(() => callOf(request, binding));
  if (call instanceof ServiceFault) return faultReply(binding, call, '');
  const { operation, values } = call;
  const result = attempt(() => runOperation(operation, values()));
  return result instanceof ServiceFault
    ? faultReply(binding, result, operation)
    : resultReply(binding, operation, result);
};

const attempt = <T>(run: () => T): T | ServiceFault => {
  try {
    return run();
  } catch (error) {
    if (error instanceof ServiceFault) return error;
    throw error;
  }
};

const answerJobPage = (query: URLSearchParams, { jobs, accounts }: RouterDeps): HttpReply => {
  const id = [...query].find(([name]) => name.toLowerCase() === 'id')?.[1] ?? '';
  const job = jobs.find(id);
  return jobPage(
    job,
    accounts.some(({ wsId }) => wsId === job?.owner),
  );
};

const STYLE =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;' +
  'color-scheme:light dark}th{text-align:left;vertical-align:top;padding-right:1rem}' +
  'pre{white-space:pre-wrap;margin:0}';

/** @param body HTML; texts in it are already escaped */
const page = (status: number, title: string, body: string): HttpReply => ({
  status,
  headers: {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
  },
  body: `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>${escape(title)}</title><style>${STYLE}</style></head>
<body><h1>${escape(title)}</h1>
${body}
<p><small>This is the practice service of CasJobs Tray. It runs on this computer, and nothing in it is real.</small></p>
</body>
</html>
`,
});

const welcomePage = (): HttpReply =>
  page(200, 'Practice service', '<p>Its jobs are listed in CasJobs Tray.</p>');

/** @param job null if there is none */
const jobPage = (job: JobNow | null, isOurs: boolean): HttpReply => {
  if (job === null) return page(404, 'No such job', '<p>There is no job with this number.</p>');
  if (!isOurs) return page(403, 'Not your job', '<p>This job belongs to another account.</p>');
  const cells = jobRow(job).map(
    ([name, text]) => `<tr><th>${name}</th><td><pre>${escape(text)}</pre></td></tr>`,
  );
  return page(200, `Job ${job.id}: ${job.status}`, `<table>${cells.join('\n')}</table>`);
};
