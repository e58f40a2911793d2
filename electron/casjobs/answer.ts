// Judges what came back before any parser sees it: a response, a fault, or no answer of CasJobs. Pure.
import { CasJobsError } from './errors.ts';
import { pageSummary } from './fault-text.ts';
import { codeOfHost, refused } from './faults.ts';
import type { HttpAnswer } from './transport.ts';
import { wildnessOf, type Wildness } from './xml-shape.ts';
import { bodyOf } from './xml.ts';

export const NAMESPACE = 'http://Services.Cas.jhu.edu';

/** Longer error texts are not repeated, so that none is cut in the middle of a secret. */
const LONGEST_FAULT = 20_000;

/**
 * Says how to read the answer to an operation.
 * @throws CasJobsError for everything that is neither: it is never taken for 'heard'
 */
export const judge = (
  answer: HttpAnswer,
  operation: string,
  aboutJob: boolean,
): 'response' | 'fault' => {
  const xml = xmlOf(answer, aboutJob);
  const body = bodyOf(xml);
  if (body === 'fault') return 'fault';
  const isResponse = body?.namespace === NAMESPACE && body.local === `${operation}Response`;
  if (isResponse && answer.status === 200) return 'response';
  throw strange(answer, isResponse ? '' : `No ${operation}Response in it.`);
};

/** Status 200 and nothing else: how the HTTP POST binding answers where there is nothing to say. */
export const isEmptyAnswer = (answer: HttpAnswer): boolean =>
  answer.status === 200 && !isPage(answer) && answer.text.trim() === '';

/** A fault's code and text in what `soap` parsed; the text is empty where it has none. */
export const faultOf = (envelope: unknown): { readonly code: string; readonly text: string } => {
  const fault = at(envelope, 'Envelope', 'Body', 'Fault');
  const code = words(at(fault, 'faultcode')) || words(at(fault, 'Code', 'Value'));
  const text = words(at(fault, 'faultstring')) || words(at(fault, 'Reason', 'Text'));
  return { code, text: text.length > LONGEST_FAULT ? '' : text };
};

const at = (from: unknown, ...names: readonly string[]): unknown =>
  names.reduce<unknown>(
    (parent, name) =>
      typeof parent === 'object' && parent !== null && Object.hasOwn(parent, name)
        ? (parent as Record<string, unknown>)[name]
        : undefined,
    from,
  );

/** The first text; SOAP 1.2 may give the reason in several languages. */
const words = (value: unknown): string => {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  const text = typeof first === 'string' ? first : at(first, '$value');
  return typeof text === 'string' ? text : '';
};

/**
 * The XML of an answer; it is not parsed yet.
 * @throws CasJobsError for an answer that is none, and for a refusal in plain text
 */
export const xmlOf = (answer: HttpAnswer, aboutJob: boolean): string => {
  const { status, contentType, text } = answer;
  if (isPage(answer)) throw page(answer);
  if (text.trim() === '') throw strange(answer, 'It is empty.');
  const isXml = /^[\w.+-]+\/(?:[\w.-]+\+)?xml\b/i.test(contentType.trim());
  if (status === 200 && !isXml) throw strange(answer, 'It is not XML.');
  if (!text.trimStart().startsWith('<')) throw plain(answer, aboutJob);
  const wildness = wildnessOf(text);
  if (wildness === 'too-many') throw new CasJobsError('too-large', WILD[wildness]);
  if (wildness !== null) throw strange(answer, WILD[wildness]);
  return text.trimStart();
};

const WILD: Readonly<Record<Wildness, string>> = {
  dtd: 'It has a DTD.',
  'two-roots': 'Something follows its end.',
  'too-deep': 'It is nested too deeply.',
  'too-long': 'It has a tag or an entity that is too long.',
  'too-many': 'The answer has too many elements.',
};

const isPage = ({ contentType, text }: HttpAnswer): boolean =>
  /html/i.test(contentType) || /^\s*<(?:!doctype html|html|head|body)\b/i.test(text);

const page = (answer: HttpAnswer): CasJobsError => {
  const { status, text } = answer;
  const code = status === 200 ? null : codeOfHost(status, text);
  return resting(answer, new CasJobsError(code ?? 'not-understood', pageSummary(text)));
};

/** A text with an error status. ASP.NET tells some errors so, with 500; with another it is the host's. */
const plain = (answer: HttpAnswer, aboutJob: boolean): CasJobsError => {
  const { status, contentType, text } = answer;
  if (text.length > LONGEST_FAULT) return strange(answer, 'It is very long.');
  if (status === 500 && !/json/i.test(contentType)) {
    return resting(answer, refused({ status, text, faultCode: '', aboutJob }));
  }
  const code = codeOfHost(status, text);
  return code === null ? strange(answer, text) : resting(answer, new CasJobsError(code, text));
};

/** What is no answer of CasJobs, unless its status says that the host is in trouble. */
export const strange = (answer: HttpAnswer, why: string): CasJobsError => {
  const { status, contentType } = answer;
  const type = contentType.split(';')[0] ?? '';
  const what = `HTTP ${status}${type === '' ? '' : `, ${type}`}. ${why}`.trim();
  return resting(answer, new CasJobsError(codeOfHost(status, '') ?? 'not-understood', what));
};

/** The error with the service's wish to be left alone, which means something only where it will be back. */
export const resting = ({ retryAfterMs }: HttpAnswer, error: CasJobsError): CasJobsError =>
  error.code === 'passing-fault' ? new CasJobsError(error.code, error.detail, retryAfterMs) : error;
