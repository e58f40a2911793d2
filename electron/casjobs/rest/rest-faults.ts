// Checks a reply of the REST API: is it a result, a refusal, or not from CasJobs at all? Pure.
import { notFromCasJobs } from '../check-response.ts';
import { CasJobsError, type CasJobsErrorCode } from '../errors.ts';
import { classifyFault, ClassifiedError, codeOfHost, pageSummary } from '../faults.ts';
import type { HttpAnswer } from '../transport.ts';
import { isJsonObject, readJson, valueAt, type Json } from './read-json.ts';
import { shapeOf } from './json-shape.ts';

/** The service does not take the token: it has expired, or was revoked. */
export class TokenRefused extends ClassifiedError {
  override resting(retryAfterMs: number | null): TokenRefused {
    return new TokenRefused(this.code, this.text, retryAfterMs);
  }
}

/** The service knows no job of this id. */
export class NoSuchJob extends ClassifiedError {
  override resting(retryAfterMs: number | null): NoSuchJob {
    return new NoSuchJob(this.code, this.text, retryAfterMs);
  }
}

/**
 * Does nothing for a reply with a result.
 * @param aboutJob whether the call named one job, which can then be unknown or another account's
 * @throws CasJobsError for a refusal, and for what is not from CasJobs
 */
export const checkReply = (answer: HttpAnswer, aboutJob: boolean): void => {
  const { status, text } = answer;
  const isPage =
    /html/i.test(answer.contentType) || /^\s*<(?:!doctype|html|head|body)\b/i.test(text);
  if (status === 401) throw new TokenRefused('service-fault', isPage ? '' : messageOf(text));
  if (isPage) throw pageError(answer);
  if (status >= 200 && status < 300) {
    throwErrorObject(answer, aboutJob);
    return;
  }
  throw refusal(answer, messageOf(text), aboutJob);
};

const pageError = ({ status, text }: HttpAnswer): CasJobsError => {
  const code = status === 200 ? null : codeOfHost(status, text);
  const isOfHost = code === 'passing-fault';
  return new CasJobsError(isOfHost ? code : 'not-understood', pageSummary(text));
};

/** Some services send an error with a good status. */
const throwErrorObject = (answer: HttpAnswer, aboutJob: boolean): void => {
  // No text but an object can have one; the long ones are lists.
  if (!answer.text.trimStart().startsWith('{')) return;
  const read = readJson(answer.text);
  const said = 'json' in read ? errorIn(read.json, NAMES_WITH_SPACES) : null;
  if (said !== null) throw refusal(answer, said, aboutJob);
};

const refusal = (answer: HttpAnswer, said: string, aboutJob: boolean): CasJobsError => {
  const { status } = answer;
  if (aboutJob && status === 404) return new NoSuchJob('service-fault', said || 'No such job.');
  if (aboutJob && status === 403) return new ClassifiedError('not-owner', said);
  if (said.trim() === '') return notFromCasJobs(answer, 'An error without a reason.');
  const { code } = classifyFault({ status, text: said, faultCode: '', aboutJob });
  return new ClassifiedError(ONLY_SOAP.has(code) ? 'service-fault' : code, said);
};

/** What such words mean over SOAP. Here the login alone judges a password, and there is one binding. */
const ONLY_SOAP: ReadonlySet<CasJobsErrorCode> = new Set([
  'credentials-rejected',
  'binding-refused',
  'no-such-operation',
]);

/** The service's own words in a refusal, which may be JSON or plain text. */
export const messageOf = (text: string): string => {
  const read = readJson(text);
  if (!('json' in read)) return text;
  const { json } = read;
  if (typeof json === 'string') return json;
  return errorIn(json, [...NAMES_WITH_SPACES, 'ExceptionMessage', 'Message', 'message']) ?? '';
};

const NAMES_WITH_SPACES = ['Error Message', 'Error Type'] as const;

/** `{"Error Message": …}` of CasJobs, `{"error": {"message": …}}` of the login; null where there is none. */
const errorIn = (json: Json, names: readonly string[]): string | null => {
  const error = valueAt(json, 'error');
  const candidates = isJsonObject(error) ? [valueAt(error, 'message')] : [error];
  const said = [...names.map((name) => valueAt(json, name)), ...candidates];
  return (
    (said.find((one) => typeof one === 'string' && one.trim() !== '') as string | null) ?? null
  );
};

/** An error for a reply whose JSON is not what was asked for; it has the shape, and no value. */
export const misshapen = (answer: HttpAnswer, why: string): CasJobsError => {
  const shape = shapeOf(answer.text);
  const error = notFromCasJobs(answer, why);
  if (error.code !== 'not-understood' || shape === '') return error;
  return new CasJobsError(error.code, `${error.detail}\nShape: ${shape}`);
};
