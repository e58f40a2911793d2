// The CasJobs service over SOAP or HTTP POST, and the only file that imports `soap`, which writes the envelopes and parses
// the replies. transport.ts sends them, check-response.ts checks them, and no error of `soap` leaves this file.
import type { Client, IHttpClient, IOptions, SoapMethod, WSDL } from 'soap';
import { checkResponse, faultOf, type CheckedResponse } from './check-response.ts';
import { createBinder } from './binding.ts';
import { callOptionsOf } from './call-options.ts';
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
import { guarded, readReply } from './guarded.ts';
import type {
  Binding,
  CasJobsService,
  Credentials,
  ServiceOptions,
  WsIdCredentials,
} from './service.ts';
import { sendRequest, type HttpAnswer } from './transport.ts';
import { toJobs, toNewJobId, toQueues, toStatusCode } from './parse-rows.ts';
import { xmlText } from './xml-text.ts';
import { classifyFault } from './faults.ts';
import { readFlatXml, type FlatValue } from './flat-xml.ts';

/** Calls one installation; see CasJobsService for the calls and how they can fail. */
export const createSoapService = (options: ServiceOptions): CasJobsService => {
  const { timeoutMs, cancelTimeoutMs, limits } = callOptionsOf(options);
  const binder = createBinder({ wanted: options.binding, found: options.foundBinding ?? null });

  const ask = (who: Credentials, callOf: (who: WsIdCredentials) => Operation): Promise<Reply> =>
    guarded(who, async () => {
      const call = callOf(withWsId(who));
      checkCall(call);
      return binder.run(async (binding) => {
        const request = await write(options.base, binding, call);
        const ms = call.operation === 'CancelJob' ? cancelTimeoutMs : timeoutMs;
        const answer = await sendRequest({ ...limits, ...request.post, timeoutMs: ms });
        const { serverNow, via, tookMs } = answer;
        return { response: readReply(answer, request.read), serverNow, via, tookMs };
      });
    });

  return {
    binding: () => Promise.resolve(binder.boundBy()),
    check: async (who) => {
      const { serverNow, via, tookMs } = await ask(who, getQueues);
      const aheadMs = serverNow === null ? null : serverNow - Date.now();
      return { ...via, tookMs, aheadMs, binding: binder.boundBy() };
    },
    queues: async (who) => toQueues((await ask(who, getQueues)).response),
    jobs: async (who, question) => {
      // Without ids there is no condition, which would ask for all jobs.
      if (question.about === 'ids' && question.jobIds.length === 0) {
        return { jobs: [], serverNow: null };
      }
      const { response, serverNow } = await ask(who, (wsId) => getJobs(wsId, question));
      const { jobs, unreadable } = toJobs(response);
      return { jobs, serverNow, ...(unreadable.length > 0 && { unreadable }) };
    },
    jobStatus: async (who, jobId) =>
      toStatusCode((await ask(who, (wsId) => getJobStatus(wsId, jobId))).response),
    cancel: async (who, jobId) => {
      await ask(who, (wsId) => cancelJob(wsId, jobId));
    },
    submit: async (who, submission) =>
      toNewJobId((await ask(who, (wsId) => submitJob(wsId, submission))).response),
    webServiceId: (userName, password) =>
      guarded({ password }, async () => {
        const signIn = { userid: userName, password };
        checkSignIn(signIn);
        const form = formPost(`${usersUrl(options.base)}/GetWebServiceId`, signIn);
        return readReply(await sendRequest({ ...limits, ...form, timeoutMs }), wsIdOf);
      }),
    endSession: () => Promise.resolve(),
  };
};

const withWsId = (who: Credentials): WsIdCredentials => {
  if ('wsId' in who) return who;
  throw new CasJobsError('unsendable', 'It signs in by a WSID.');
};

/** The service replies -1, or nothing, to a wrong pair. */
const wsIdOf = (answer: HttpAnswer): WsId => {
  const { value } = plainOf(answer, false);
  const text = value === null ? '' : typeof value === 'string' ? value.trim() : 'no text';
  if (text === '' || text === '-1') throw new CasJobsError('credentials-rejected');
  const wsId = toWsId(text);
  if (wsId === null) throw new CasJobsError('not-understood', 'The reply contains no WSID.');
  return wsId;
};

interface Reply extends Pick<HttpAnswer, 'serverNow' | 'via' | 'tookMs'> {
  /** The response element as `soap` parsed it; every value is a text. */
  readonly response: unknown;
}

/** What `soap` passes to its HTTP client. */
type SoapRequest = readonly [
  url: string,
  xml: string,
  answer: (error: unknown, response: unknown, body: string) => void,
  headers: Readonly<Record<string, string>>,
];

const asText = (text: string): string => text;

const soapOptions = (binding: SoapBinding): IOptions => ({
  forceSoap12Headers: binding === 'soap12',
  // Texts are escaped by xmlText: `soap` lets some through.
  escapeXML: false,
  preserveWhitespace: true,
  // A long does not fit into a number, and a time without a zone is not a Date.
  customDeserializer: { long: asText, int: asText, dateTime: asText },
});

type SoapBinding = Exclude<Binding, 'http-post'>;

const parsedWsdls = new Map<SoapBinding, Promise<WSDL>>();

/**
 * The service's description as `soap` reads it; made once for each binding, because that takes most of the time that a
 * request takes to be written. It gets no HTTP client, which it would keep, and so keeps nothing of a call.
 */
const parsedWsdl = (binding: SoapBinding): Promise<WSDL> => {
  const parsed = parsedWsdls.get(binding) ?? parseWsdl(binding);
  parsedWsdls.set(binding, parsed);
  // The next call tries again.
  parsed.catch(() => parsedWsdls.delete(binding));
  return parsed;
};

const parseWsdl = async (binding: SoapBinding): Promise<WSDL> => {
  const soap = await import('soap');
  const parsed = new soap.WSDL(wsdl, wsdl, soapOptions(binding));
  await new Promise<void>((resolve, reject) =>
    parsed.onReady((error: Error | null) => (error ? reject(error) : resolve())),
  );
  return parsed;
};

const write = async (base: string, binding: Binding, call: Operation): Promise<EncodedRequest> =>
  binding === 'http-post' ? writeForm(base, call) : writeEnvelope(base, binding, call);

/**
 * Lets `soap` write the envelope, and calls it back when there is a reply. Each call gets its own client, because a
 * client keeps its last request, password included, until it is garbage collected.
 */
const writeEnvelope = async (
  base: string,
  binding: SoapBinding,
  call: Operation,
): Promise<EncodedRequest> => {
  const soap = await import('soap');
  const sent: SoapRequest[] = [];
  const parsed: { error: unknown; response: unknown }[] = [];
  const httpClient: IHttpClient = {
    request: (...request) => {
      sent.push(request as unknown as SoapRequest);
      // `soap` does nothing with what this returns.
      return new Promise<never>(() => undefined);
    },
  };
  const url = jobsUrl(base);
  const options = { ...soapOptions(binding), httpClient };
  const client = new soap.Client(await parsedWsdl(binding), url, options);
  methodOf(client, call)(escaped(call.parameters), (error: unknown, response: unknown) => {
    parsed.push({ error, response });
  });
  const [request] = sent;
  if (request === undefined) throw new CasJobsError('not-understood', 'No request was written.');
  const [, body, answer, headers] = request;
  return {
    post: { url, headers, body },
    read: (reply) => {
      const checked = checkResponse(reply, call.operation, call.aboutJob);
      answer(null, { status: 200, headers: {} }, checked.xml);
      // `soap` does not call back for some bodies.
      return responseOf({ ...checked, parsed: parsed[0] ?? null }, reply, call);
    },
  };
};

const methodOf = (client: Client, call: Operation): SoapMethod =>
  client[call.operation] as SoapMethod;

const escaped = (parameters: Operation['parameters']): Record<string, string> =>
  Object.fromEntries(Object.entries(parameters).map(([name, text]) => [name, xmlText(text)]));

interface Parsed extends CheckedResponse {
  /** The result of `soap`; null if it did not call back. */
  readonly parsed: { readonly error: unknown; readonly response: unknown } | null;
}

/**
 * The response element for parse-rows.ts. If `soap` can't parse the reply, flat-xml.ts does.
 * @throws CasJobsError for a fault, and for XML that is not well-formed
 */
const responseOf = (
  { kind, xml, parsed }: Parsed,
  { status }: HttpAnswer,
  { operation, aboutJob }: Operation,
): unknown => {
  if (kind === 'fault') {
    const { code, text } = faultOf(faultIn(parsed?.error) ?? { Envelope: readFlatXml(xml).value });
    throw classifyFault({ status, text, faultCode: code, aboutJob });
  }
  return parsed?.error === null ? parsed.response : responseIn(readFlatXml(xml).value, operation);
};

/** The envelope of a fault, which `soap` throws as an error's `root`. */
const faultIn = (error: unknown): unknown =>
  error instanceof Error && 'root' in error ? error.root : null;

const responseIn = (envelope: FlatValue, operation: Operation['operation']): FlatValue => {
  const body = childOf(envelope, 'Body');
  const response = childOf(body, `${operation}Response`);
  if (response === undefined)
    throw new CasJobsError('not-understood', 'No response in the envelope.');
  return response;
};

const childOf = (parent: FlatValue | undefined, name: string): FlatValue | undefined => {
  if (typeof parent !== 'object' || parent === null || !Object.hasOwn(parent, name))
    return undefined;
  const child = parent[name];
  return Array.isArray(child) ? child[0] : child;
};
