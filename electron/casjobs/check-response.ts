// Checks a reply before any parser reads it: is it a response, a fault, or not from CasJobs at all? Pure.
import { CasJobsError } from './errors.ts';
import { pageSummary, codeOfHost, classifyFault } from './faults.ts';
import { readableXml } from './xml-text.ts';
import type { HttpAnswer } from './transport.ts';
import { exceededLimit, bodyOf, type XmlLimit } from './xml-structure.ts';

export const NAMESPACE = 'http://Services.Cas.jhu.edu';

/** An envelope that is safe to parse, and how to read it. */
export interface CheckedResponse {
  readonly kind: 'response' | 'fault';
  readonly xml: string;
}

/**
 * Decides how to read the reply to an operation.
 * @throws CasJobsError for anything else, which never counts as 'received'
 */
export const checkResponse = (
  answer: HttpAnswer,
  operation: string,
  aboutJob: boolean,
): CheckedResponse => {
  const xml = xmlOf(answer, aboutJob);
  const body = bodyOf(xml);
  if (body === 'fault') return { kind: 'fault', xml };
  const isResponse = body?.namespace === NAMESPACE && body.local === `${operation}Response`;
  if (isResponse && answer.status === 200) return { kind: 'response', xml };
  throw notFromCasJobs(answer, isResponse ? '' : `No ${operation}Response in it.`);
};

/** Status 200 without a body: the reply of the HTTP POST binding to an operation without a result. */
export const isEmptyAnswer = (answer: HttpAnswer): boolean =>
  answer.status === 200 && !isPage(answer) && answer.text.trim() === '';

/**
 * A fault's code and text in what `soap` parsed: its reason in the first language that has one, or else what
 * stands in its detail. The text is empty where it has neither.
 */
export const faultOf = (envelope: unknown): { readonly code: string; readonly text: string } => {
  const fault = at(envelope, 'Envelope', 'Body', 'Fault');
  const first = (...parts: readonly unknown[]): string =>
    parts.flatMap(textsIn).find((text) => text.trim() !== '') ?? '';
  return {
    code: first(at(fault, 'faultcode'), at(fault, 'Code', 'Value')),
    text: first(at(fault, 'faultstring'), at(fault, 'Reason', 'Text'), detailIn(fault)),
  };
};

const at = (from: unknown, ...names: readonly string[]): unknown =>
  names.reduce<unknown>(
    (parent, name) =>
      typeof parent === 'object' && parent !== null && Object.hasOwn(parent, name)
        ? (parent as Record<string, unknown>)[name]
        : undefined,
    from,
  );

const detailIn = (fault: unknown): string =>
  [at(fault, 'detail'), at(fault, 'Detail')].flatMap(textsIn).join('\n');

/** The texts of an element and its descendants, in their order, without attributes. */
const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === 'attributes' ? [] : textsIn(inner),
  );
};

/**
 * The XML of a reply, with SIGN for characters that XML forbids; it is not parsed yet.
 * @throws CasJobsError if it is not from CasJobs, and for a refusal in plain text
 */
export const xmlOf = (answer: HttpAnswer, aboutJob: boolean): string => {
  const { status, contentType, text } = answer;
  if (isPage(answer)) throw page(answer);
  if (text.trim() === '') throw notFromCasJobs(answer, 'It is empty.');
  const isXml = /^[\w.+-]+\/(?:[\w.-]+\+)?xml\b/i.test(contentType.trim());
  if (status === 200 && !isXml) throw notFromCasJobs(answer, 'It is not XML.');
  if (!text.trimStart().startsWith('<')) throw plain(answer, aboutJob);
  const xml = readableXml(text.trimStart());
  const limit = exceededLimit(xml);
  if (limit === 'too-many') throw new CasJobsError('too-large', LIMIT_TEXTS[limit]);
  if (limit !== null) throw notFromCasJobs(answer, LIMIT_TEXTS[limit]);
  return xml;
};

const LIMIT_TEXTS: Readonly<Record<XmlLimit, string>> = {
  dtd: 'It has a DTD.',
  'two-roots': 'Something follows its end.',
  'too-deep': 'It is nested too deeply.',
  'too-long': 'It has a tag or an entity that is too long.',
  'too-many': 'The reply has too many elements.',
};

const isPage = ({ contentType, text }: HttpAnswer): boolean =>
  /html/i.test(contentType) || /^\s*<(?:!doctype html|html|head|body)\b/i.test(text);

const page = ({ status, text }: HttpAnswer): CasJobsError => {
  const code = status === 200 ? null : codeOfHost(status, text);
  return new CasJobsError(code ?? 'not-understood', pageSummary(text));
};

/** A text with an error status. ASP.NET reports some errors so, with 500; another status is the host's. */
const plain = (answer: HttpAnswer, aboutJob: boolean): CasJobsError => {
  const { status, contentType, text } = answer;
  if (status === 500 && !/json/i.test(contentType)) {
    return classifyFault({ status, text, faultCode: '', aboutJob });
  }
  const code = codeOfHost(status, text);
  return code === null ? notFromCasJobs(answer, text) : new CasJobsError(code, text);
};

/** An error for a reply that is not from CasJobs, or that of its status, if the host has a problem. */
export const notFromCasJobs = ({ status, contentType }: HttpAnswer, why: string): CasJobsError => {
  const type = contentType.split(';')[0] ?? '';
  const what = `HTTP ${status}${type === '' ? '' : `, ${type}`}. ${why}`.trim();
  return new CasJobsError(codeOfHost(status, '') ?? 'not-understood', what);
};
