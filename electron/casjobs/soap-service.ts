// The service over SOAP. The one place that knows the package `soap`: it writes the envelopes and parses the
// answers; it neither sends (transport.ts) nor judges (check-response.ts), and none of its errors leaves this file.
import type { Client, IHttpClient, IOptions, SoapMethod } from 'soap';
import { checkResponse } from './check-response.ts';
import { createBinder } from './binding.ts';
import {
  cancelJob,
  checkCall,
  checkSignIn,
  getJobs,
  getJobStatus,
  getQueues,
  submitJob,
  type Operation,
} from './operations.ts';
import { jobsUrl, usersUrl } from './endpoint.ts';
import { CasJobsError } from './errors.ts';
import { formPost, plainOf, writeForm, type EncodedRequest } from './http-post.ts';
import { toWsId, type WsId } from './job.ts';
import wsdl from './jobs.wsdl?raw';
import { responseOf } from './parsed-envelope.ts';
import { plainRoute } from './route.ts';
import { cleanError, type Secrets } from './scrub.ts';
import type { Binding, CasJobsService, Credentials, ServiceOptions } from './service.ts';
import { post, type HttpAnswer } from './transport.ts';
import { toJobs, toNewJobId, toQueues, toStatusCode } from './parse-rows.ts';
import { xmlText } from './xml.ts';

const TIMEOUT_MS = 30_000;
/** CancelJob answers only when the job's status has become canceling. */
const CANCEL_TIMEOUT_MS = 120_000;
/** Eight times the 10,000 jobs of CONTRACT.md. */
const MAX_BYTES = 64 * 2 ** 20;

/** Talks to one installation; see CasJobsService for what may be asked and how it may fail. */
export const createSoapService = (options: ServiceOptions): CasJobsService => {
  const { timeoutMs = TIMEOUT_MS, cancelTimeoutMs = CANCEL_TIMEOUT_MS } = options;
  const binder = createBinder({ wanted: options.binding, found: options.foundBinding ?? null });
  const userAgent = userAgentOf(options.version ?? '', process.platform);
  const { signal, route = plainRoute, maxBytes = MAX_BYTES } = options;
  const limits = { maxBytes, signal, route, userAgent };

  const ask = (credentials: Credentials, call: Operation): Promise<Reply> =>
    guarded(credentials, async () => {
      checkCall(call);
      return binder.run(async (binding) => {
        const letter = await write(options.base, binding, call);
        const ms = call.operation === 'CancelJob' ? cancelTimeoutMs : timeoutMs;
        const answer = await post({ ...limits, ...letter.post, timeoutMs: ms });
        const { serverNow, via, tookMs } = answer;
        return { response: read(answer, letter.read), serverNow, via, tookMs };
      });
    });

  return {
    binding: () => Promise.resolve(binder.boundBy()),
    check: async (who) => {
      const { serverNow, via, tookMs } = await ask(who, getQueues(who));
      const aheadMs = serverNow === null ? null : serverNow - Date.now();
      return { ...via, tookMs, aheadMs, binding: binder.boundBy() };
    },
    queues: async (who) => toQueues((await ask(who, getQueues(who))).response),
    jobs: async (who, question) => {
      // No ids would be no condition, and that asks for everything.
      if (question.about === 'ids' && question.jobIds.length === 0) {
        return { jobs: [], serverNow: null };
      }
      const { response, serverNow } = await ask(who, getJobs(who, question));
      const { jobs, unreadable } = toJobs(response);
      return { jobs, serverNow, ...(unreadable.length > 0 && { unreadable }) };
    },
    jobStatus: async (who, jobId) =>
      toStatusCode((await ask(who, getJobStatus(who, jobId))).response),
    cancel: async (who, jobId) => {
      await ask(who, cancelJob(who, jobId));
    },
    submit: async (who, submission) =>
      toNewJobId((await ask(who, submitJob(who, submission))).response),
    webServiceId: (userName, password) =>
      guarded({ password }, async () => {
        const signIn = { userid: userName, password };
        checkSignIn(signIn);
        const form = formPost(`${usersUrl(options.base)}/GetWebServiceId`, signIn);
        return read(await post({ ...limits, ...form, timeoutMs }), wsIdOf);
      }),
  };
};

/** The border: whatever happens within, only a clean CasJobsError comes out. */
const guarded = async <T>(secrets: Secrets, run: () => Promise<T>): Promise<T> => {
  try {
    return await run();
  } catch (error) {
    throw cleanError(error, secrets);
  }
};

/** Reads an answer; an error then has the answer's Retry-After, whatever its status was. */
const read = <T>(answer: HttpAnswer, reader: (answer: HttpAnswer) => T): T => {
  try {
    return reader(answer);
  } catch (error) {
    throw error instanceof CasJobsError ? error.resting(answer.retryAfterMs) : error;
  }
};

/** The service says -1, or nothing, for a wrong pair. */
const wsIdOf = (answer: HttpAnswer): WsId => {
  const { value } = plainOf(answer, false);
  const text = value === null ? '' : typeof value === 'string' ? value.trim() : 'no text';
  if (text === '' || text === '-1') throw new CasJobsError('credentials-rejected');
  const wsId = toWsId(text);
  if (wsId === null) throw new CasJobsError('not-understood', 'The reply contains no WSID.');
  return wsId;
};

interface Reply extends Pick<HttpAnswer, 'serverNow' | 'via' | 'tookMs'> {
  /** What `soap` made of the response element; every value a text. */
  readonly response: unknown;
}

/** What `soap` hands to its HTTP client. */
type Posting = readonly [
  url: string,
  xml: string,
  answer: (error: unknown, response: unknown, body: string) => void,
  headers: Readonly<Record<string, string>>,
];

const asText = (text: string): string => text;

const clientOptions = (binding: Binding, httpClient: IHttpClient): IOptions => ({
  disableCache: true,
  forceSoap12Headers: binding === 'soap12',
  // Texts are escaped by xmlText: `soap` lets some through.
  escapeXML: false,
  preserveWhitespace: true,
  // A long does not fit a number, and a time without a zone is no Date.
  customDeserializer: { long: asText, int: asText, dateTime: asText },
  httpClient,
});

const write = async (base: string, binding: Binding, call: Operation): Promise<EncodedRequest> =>
  binding === 'http-post' ? writeForm(base, call) : writeEnvelope(base, binding, call);

/**
 * Has `soap` write the envelope, and holds its answer's callback until there is an answer. A client serves one
 * call (4 ms), because it keeps its last request, password included, for as long as it lives.
 */
const writeEnvelope = async (
  base: string,
  binding: Binding,
  call: Operation,
): Promise<EncodedRequest> => {
  const { createClientAsync } = await import('soap');
  const sent: Posting[] = [];
  const heard: { error: unknown; response: unknown }[] = [];
  const httpClient: IHttpClient = {
    request: (...request) => {
      sent.push(request as unknown as Posting);
      // `soap` does nothing with what this returns.
      return new Promise<never>(() => undefined);
    },
  };
  const url = jobsUrl(base);
  const client = await createClientAsync(wsdl, clientOptions(binding, httpClient), url);
  methodOf(client, call)(escaped(call.parameters), (error: unknown, response: unknown) => {
    heard.push({ error, response });
  });
  const [request] = sent;
  if (request === undefined) throw new CasJobsError('not-understood', 'No request was written.');
  const [, body, answer, headers] = request;
  return {
    post: { url, headers, body },
    read: (reply) => {
      const judged = checkResponse(reply, call.operation, call.aboutJob);
      answer(null, { status: 200, headers: {} }, judged.xml);
      // On some bodies `soap` settles on nothing.
      return responseOf({ ...judged, parsed: heard[0] ?? null }, reply, call);
    },
  };
};

const methodOf = (client: Client, call: Operation): SoapMethod =>
  client[call.operation] as SoapMethod;

const escaped = (parameters: Operation['parameters']): Record<string, string> =>
  Object.fromEntries(Object.entries(parameters).map(([name, text]) => [name, xmlText(text)]));

const SYSTEMS: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  linux: 'Linux',
  darwin: 'macOS',
  win32: 'Windows',
};

/** @param version that of package.json; empty where none is known, in a test */
const userAgentOf = (version: string, platform: NodeJS.Platform): string => {
  const name = version === '' ? 'CasJobs-Tray' : `CasJobs-Tray/${version}`;
  return `${name} (${SYSTEMS[platform] ?? platform})`;
};
