// From an HTTP request to the call that it makes, in whichever of the three bindings. Pure; does nothing yet.
import { readEnvelope, type SoapVersion } from './envelope.ts';
import { hasTooManyFields } from './limits.ts';
import { invalidRequest, ServiceFault } from './service-faults.ts';
import { findOperation, signatures, type OperationName, type Signature } from './signatures.ts';
import { valuesOfElements, valuesOfForm, type Values } from './values.ts';

export type WireBinding = SoapVersion | 'post';

/** A request to one of the two pages. */
export interface PageRequest {
  readonly page: Signature['page'];
  readonly method: string;
  /** The path after the page; empty for the page itself. */
  readonly operation: string;
  readonly contentType: string;
  readonly soapAction: string | null;
  readonly body: string;
}

/** A call whose operation is known; its values may still turn out to be unreadable. */
export interface PracticeCall {
  readonly operation: OperationName;
  /** @throws ServiceFault in the words of ASP.NET */
  readonly values: () => Values;
}

/**
 * How a request expects to be answered; null for a request that is no call. HTTP GET is switched off, as ASP.NET has it
 * unless it is told otherwise.
 */
export const bindingOf = ({ method, operation, contentType }: PageRequest): WireBinding | null => {
  if (method !== 'POST') return null;
  if (operation !== '') return 'post';
  if (/^application\/soap\+xml\b/i.test(contentType)) return 'soap12';
  return /^text\/xml\b/i.test(contentType) ? 'soap11' : 'post';
};

/** Reads which operation is called. @throws ServiceFault where there is no such operation */
export const callOf = (request: PageRequest, binding: WireBinding): PracticeCall =>
  binding === 'post' ? formCall(request) : soapCall(request, binding);

/** The refusal of a form for an unknown operation, and of a binding that is switched off. */
export const unrecognized = ({ operation }: PageRequest): ServiceFault => {
  const where = operation === '' ? '' : ` for URL unexpectedly ending in '/${operation}'`;
  return invalidRequest(`Request format is unrecognized${where}.`);
};

const formCall = (request: PageRequest): PracticeCall => {
  const { page, contentType, body } = request;
  const isForm =
    /^application\/x-www-form-urlencoded\b/i.test(contentType) || contentType + body === '';
  if (!isForm) throw invalidRequest(`Request format is invalid: ${contentType}.`);
  const operation = findOperation(page, request.operation);
  if (operation === null) throw unrecognized(request);
  if (hasTooManyFields(body)) throw invalidRequest('The form has too many fields.');
  const { parameters } = signatures[operation];
  return { operation, values: () => valuesOfForm(new URLSearchParams(body), parameters) };
};

const soapCall = (request: PageRequest, version: SoapVersion): PracticeCall => {
  const action = version === 'soap12' ? actionIn(request.contentType) : request.soapAction;
  const { name, given } = readEnvelope(request.body, version, action?.replace(/^"|"$/g, '') ?? '');
  const operation = findOperation(request.page, name);
  if (operation === null) {
    throw new ServiceFault(
      `Server did not recognize the value of HTTP Header SOAPAction: ${action ?? name}.`,
      { side: 'client' },
    );
  }
  return { operation, values: () => valuesOfElements(given, signatures[operation].parameters) };
};

const actionIn = (contentType: string): string | null =>
  /;\s*action="?([^";]*)"?/i.exec(contentType)?.[1] ?? null;
