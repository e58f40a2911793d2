// Which part of the practice service answers to which path. Knows no call and no socket.
import type { PracticeAccount } from './accounts.ts';
import type { Asked } from './call.ts';
import type { Ledger } from './ledger.ts';
import type { Outputs } from './outputs.ts';
import { jobPage, page } from './pages.ts';
import { plain, type Request } from './server.ts';
import { answerPage, type Answer, type ServiceDeps } from './service.ts';

/** What all paths begin with. */
export const ROOT = '/casjobs';

export interface SiteDeps extends ServiceDeps {
  readonly ledger: Ledger;
  readonly outputs: Outputs;
  readonly accounts: readonly PracticeAccount[];
}

const PAGE = /^\/(services\/jobs|casusers)\.asmx(?:\/([^/]*))?$/i;
const OUTPUT = /^\/output\/([\w.]+)$/i;

/** Paths are the same in any letter case. */
export const answerAt = async (request: Request, base: string, deps: SiteDeps): Promise<Answer> => {
  const { pathname } = request.url;
  if (!pathname.toLowerCase().startsWith(ROOT)) return plain(404, 'Not Found');
  const path = pathname.slice(ROOT.length);
  const [, asmx, operation = ''] = PAGE.exec(path) ?? [];
  if (asmx !== undefined) {
    return answerPage(askedOf(request, asmx, operation), `${base}/${asmx}.asmx`, deps);
  }
  if (path === '' || path === '/') return welcome();
  if (path.toLowerCase() === '/jobdetails.aspx') return jobPageOf(request.url, deps);
  const csv = deps.outputs.read(OUTPUT.exec(path)?.[1] ?? '');
  if (csv === null) return plain(404, 'Not Found');
  return { status: 200, headers: { 'Content-Type': 'text/csv; charset=utf-8' }, body: csv };
};

const askedOf = (
  { method, url, headers, body }: Request,
  asmx: string,
  operation: string,
): Asked => {
  const action = headers['soapaction'];
  return {
    page: asmx.toLowerCase() === 'casusers' ? 'users' : 'jobs',
    method,
    operation,
    query: url.searchParams,
    contentType: headers['content-type'] ?? '',
    soapAction: typeof action === 'string' ? action : null,
    body,
  };
};

const jobPageOf = (url: URL, { ledger, accounts }: SiteDeps): Answer => {
  const id = [...url.searchParams].find(([name]) => name.toLowerCase() === 'id')?.[1] ?? '';
  const job = ledger.job(id);
  return jobPage(
    job,
    accounts.some(({ wsId }) => wsId === job?.owner),
  );
};

const welcome = (): Answer =>
  page(
    200,
    'Practice service',
    `<p>See <a href="${ROOT}/services/jobs.asmx">the jobs service</a>.</p>`,
  );
