// Which part of the practice service answers to which path. Knows no socket.
import type { PracticeAccount } from './accounts.ts';
import { bindingOf, callOf, unrecognized, type PageRequest } from './call.ts';
import type { RunOperation } from './practice-operations.ts';
import type { PracticeJobs } from './practice-jobs.ts';
import { faultReply, resultReply, type HttpReply } from './replies.ts';
import { outputFileOf } from './seed-history.ts';
import { plainReply, type PracticeRequest } from './server.ts';
import { ServiceFault } from './service-faults.ts';
import { jobPage, welcomePage } from './web-pages.ts';

/** What all paths begin with. */
export const ROOT = '/casjobs';

export interface RouterDeps {
  readonly runOperation: RunOperation;
  readonly jobs: PracticeJobs;
  readonly accounts: readonly PracticeAccount[];
}

const SERVICE = /^\/casjobs\/(services\/jobs|casusers)\.asmx(?:\/([^/]*))?$/i;
const OUTPUT = /^\/casjobs\/output\/(\w+)\.csv$/i;

/** Paths are the same in any letter case, but for the operation. */
export const route = (request: PracticeRequest, deps: RouterDeps): HttpReply => {
  const { pathname, searchParams } = request.url;
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
