// From an HTTP request to the call that it makes, in whichever of the four bindings. Pure; does nothing yet.
import { findOperation, operations, type Operation, type OperationName } from './contract.ts';
import { readEnvelope, type SoapVersion } from './envelope.ts';
import { ServiceFault } from './faults.ts';
import { hasMoreThan, MAX_FIELDS } from './limits.ts';
import { valuesOfElements, valuesOfForm, type Values } from './values.ts';

export type Binding = SoapVersion | 'post' | 'get';

/** A request to one of the two pages. */
export interface Asked {
  readonly page: Operation['page'];
  readonly method: string;
  /** What stands in the path after the page; empty for the page itself. */
  readonly operation: string;
  readonly query: URLSearchParams;
  readonly contentType: string;
  readonly soapAction: string | null;
  readonly body: string;
}

/** A call whose operation is known; its values may still turn out to be unreadable. */
export interface Call {
  readonly operation: OperationName;
  /** @throws ServiceFault in the words of ASP.NET */
  readonly values: () => Values;
}

/** How a request wants to be answered; null for a request that is no call. */
export const bindingOf = ({ method, operation, contentType }: Asked): Binding | null => {
  if (operation !== '') return method === 'GET' ? 'get' : 'post';
  if (method !== 'POST') return null;
  if (/^application\/soap\+xml\b/i.test(contentType)) return 'soap12';
  return /^text\/xml\b/i.test(contentType) ? 'soap11' : 'post';
};

/** Finds out what is called. @throws ServiceFault where nothing is that there is */
export const callOf = (asked: Asked, binding: Binding): Call =>
  binding === 'post' || binding === 'get' ? formCall(asked, binding) : soapCall(asked, binding);

const formCall = (asked: Asked, binding: 'post' | 'get'): Call => {
  if (binding === 'post' && !isForm(asked)) {
    throw invalid(`Request format is invalid: ${asked.contentType}.`);
  }
  const operation = findOperation(asked.page, asked.operation);
  // Of a path the real engine compares this part alone by its letter case.
  if (operation === null || operation !== asked.operation) {
    throw invalid(
      `Request format is unrecognized for URL unexpectedly ending in '/${asked.operation}'.`,
    );
  }
  if (hasMoreThan(MAX_FIELDS, '&', asked.body)) throw invalid('The form has too many fields.');
  const form = binding === 'get' ? asked.query : new URLSearchParams(asked.body);
  return { operation, values: () => valuesOfForm(form, operations[operation].parameters) };
};

const isForm = ({ contentType, body }: Asked): boolean =>
  /^application\/x-www-form-urlencoded\b/i.test(contentType) || (contentType + body).trim() === '';

const invalid = (words: string): ServiceFault =>
  new ServiceFault(words, { type: 'System.InvalidOperationException', side: 'client' });

const soapCall = (asked: Asked, version: SoapVersion): Call => {
  const action = version === 'soap12' ? actionIn(asked.contentType) : asked.soapAction;
  const { name, given } = readEnvelope(asked.body, version, action?.replace(/^"|"$/g, '') ?? null);
  const operation = findOperation(asked.page, name);
  // In XML the letter case counts.
  if (operation !== name) {
    throw new ServiceFault(
      `Server did not recognize the value of HTTP Header SOAPAction: ${action ?? name}.`,
      { side: 'client' },
    );
  }
  return { operation, values: () => valuesOfElements(given, operations[operation].parameters) };
};

const actionIn = (contentType: string): string | null =>
  /;\s*action="?([^";]*)"?/i.exec(contentType)?.[1] ?? null;
