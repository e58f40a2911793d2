// The HTTP POST binding: writes a call as a form, and reads its reply, which is XML without an envelope. It neither sends
// (transport.ts) nor reads a job (parse-rows.ts). Source: the HTTP POST part of `jobs.asmx?op=…`.
import { isEmptyAnswer, NAMESPACE, notFromCasJobs, xmlOf } from './check-response.ts';
import type { Operation } from './operations.ts';
import { jobsUrl } from './endpoint.ts';
import { readFlatXml, type FlatXml, type FlatValue } from './flat-xml.ts';
import type { HttpAnswer, RequestOrder } from './transport.ts';

/** The name of a reply's root element; null for an operation without a result. */
const roots: Readonly<Record<Operation['operation'], string | null>> = {
  CancelJob: null,
  GetJobStatus: 'int',
  GetJobs: 'ArrayOfCJJob',
  GetQueues: 'ArrayOfCJQueue',
  SubmitJob: 'long',
};

export const writeForm = (base: string, call: Operation): EncodedRequest => ({
  post: formPost(`${jobsUrl(base)}/${call.operation}`, call.parameters),
  read: (answer) => ({ [`${call.operation}Result`]: resultOf(answer, call) }),
});

/** The password goes in the body, never in the URL. */
export const formPost = (
  url: string,
  fields: Readonly<Record<string, string>>,
): EncodedRequest['post'] => ({
  url,
  headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  body: new URLSearchParams(fields).toString(),
});

const resultOf = (answer: HttpAnswer, call: Operation): FlatValue => {
  const wanted = roots[call.operation];
  // ASP.NET replies with nothing to an operation without a result. It only means 'received' (service.ts).
  if (wanted === null && isEmptyAnswer(answer)) return null;
  const { root, value } = plainOf(answer, call.aboutJob);
  if (root.namespace !== NAMESPACE || root.local !== wanted) {
    throw notFromCasJobs(answer, `No answer to ${call.operation} in it.`);
  }
  // An empty list contains only spaces.
  return wanted.startsWith('ArrayOf') && typeof value === 'string' && value.trim() === ''
    ? null
    : value;
};

/** @throws CasJobsError if it is not plain XML, or has an error status */
export const plainOf = (answer: HttpAnswer, aboutJob: boolean): FlatXml => {
  const xml = xmlOf(answer, aboutJob);
  if (answer.status !== 200) throw notFromCasJobs(answer, 'An error without a reason.');
  return readFlatXml(xml);
};

export interface EncodedRequest {
  readonly post: Pick<RequestOrder, 'url' | 'headers' | 'body'>;
  /**
   * The response for parse-rows.ts; every value is a text.
   * @throws CasJobsError for a refusal, and for anything but a reply to this call
   */
  readonly read: (answer: HttpAnswer) => unknown;
}
