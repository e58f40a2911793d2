// Plain HTTP to a practice service, as any client may speak it.
import http from 'node:http';
import type { PracticeService } from '../../electron/practice/practice-service.ts';
import { practiceAccount } from '../practice-service/controlled-service.ts';

export interface HttpReply {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

const heard = async (response: Response): Promise<HttpReply> => ({
  status: response.status,
  type: response.headers.get('content-type') ?? '',
  body: await response.text(),
});

/** A GET of a path below the service's base. */
export const get = async ({ base }: PracticeService, path: string): Promise<HttpReply> =>
  heard(await fetch(base + path));

/** A POST of a form to an operation of jobs.asmx. */
export const postForm = async (
  { base }: PracticeService,
  operation: string,
  form: Record<string, string>,
): Promise<HttpReply> =>
  heard(
    await fetch(`${base}/services/jobs.asmx/${operation}`, {
      method: 'POST',
      body: new URLSearchParams(form),
    }),
  );

/** A POST of anything to jobs.asmx. */
export const postXml = async (
  { base }: PracticeService,
  body: string,
  headers: Record<string, string>,
): Promise<HttpReply> =>
  heard(await fetch(`${base}/services/jobs.asmx`, { method: 'POST', body, headers }));

export const accountForm = { wsid: practiceAccount.wsId, pw: practiceAccount.password };

const owner = { owner_wsid: accountForm.wsid, owner_pw: accountForm.pw };

/** The ids that GetJobs answers, in its order. @throws the fault's text */
export const idsBy = async (
  practice: PracticeService,
  conditions: string,
): Promise<readonly string[]> => {
  const form = { ...owner, conditions, includeSystem: 'False' };
  const { status, body } = await postForm(practice, 'GetJobs', form);
  if (status !== 200) throw new Error(body);
  return [...body.matchAll(/<JobID>(\d+)</g)].map(([, id]) => String(id));
};

/** The status of the answer to a request that names its host as it likes. */
export const statusForHost = (port: number, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, path: '/casjobs', headers: { Host: host } };
    http
      .get(options, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      })
      .on('error', reject);
  });
