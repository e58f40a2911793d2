// From an envelope that `soap` has parsed to the response in it. Where `soap` cannot, the reader of the other binding does:
// the package throws at an element with both text and elements in it, and one odd job must not hide the others.
import { faultOf, type CheckedResponse } from './check-response.ts';
import type { Operation } from './operations.ts';
import { CasJobsError } from './errors.ts';
import { classifyFault } from './fault-patterns.ts';
import { readFlatXml, type FlatValue } from './flat-xml.ts';
import type { HttpAnswer } from './transport.ts';

interface Parsed extends CheckedResponse {
  /** What `soap` said; null where it said nothing. */
  readonly parsed: { readonly error: unknown; readonly response: unknown } | null;
}

/**
 * The response as parse-rows.ts takes it.
 * @throws CasJobsError for a fault, and for XML that is not well-formed
 */
export const responseOf = (
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

/** The envelope of a fault, which `soap` throws and keeps as the error's `root`. */
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
