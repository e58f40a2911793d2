// The HTTP POST binding: writes a call as a form, and reads its reply, which is XML without an envelope. It neither sends
// (transport.ts) nor reads a job (parse-rows.ts). Source: the HTTP POST part of `jobs.asmx?op=…`.
import { isEmptyAnswer, NAMESPACE, strange, xmlOf } from './check-response.ts';
import type { Operation } from './operations.ts';
import { jobsUrl } from './endpoint.ts';
import { readFlatXml, type FlatXml, type FlatValue } from './flat-xml.ts';
import type { HttpAnswer, PostOrder } from './transport.ts';

/** What an answer's root is called; null for an operation that answers nothing. */
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
  // All that ASP.NET answers here to an operation without a result. It is no more than 'heard' (service.ts).
  if (wanted === null && isEmptyAnswer(answer)) return null;
  const { root, value } = plainOf(answer, call.aboutJob);
  if (root.namespace !== NAMESPACE || root.local !== wanted) {
    throw strange(answer, `No answer to ${call.operation} in it.`);
  }
  // A list without entries has nothing but spaces in it.
  return wanted.startsWith('ArrayOf') && typeof value === 'string' && value.trim() === ''
    ? null
    : value;
};

/** @throws CasJobsError for what is no plain XML, or came with an error status */
export const plainOf = (answer: HttpAnswer, aboutJob: boolean): FlatXml => {
  const xml = xmlOf(answer, aboutJob);
  if (answer.status !== 200) throw strange(answer, 'An error without a reason.');
  return readFlatXml(xml);
};

export interface EncodedRequest {
  readonly post: Pick<PostOrder, 'url' | 'headers' | 'body'>;
  /**
   * The response as parse-rows.ts takes it; every value a text.
   * @throws CasJobsError for a refusal, and for what is no answer to this call
   */
  readonly read: (answer: HttpAnswer) => unknown;
}
