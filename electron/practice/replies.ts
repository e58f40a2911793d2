// Writes results and faults in each of the three bindings, as ASP.NET does. Pure.
import { ENVELOPES, type WireBinding, type SoapVersion } from './parse-request.ts';
import type { OperationResult } from './practice-operations.ts';
import { signatures, type Row, type OperationName, type ResultType } from './service-schema.ts';
import { plainText, soapText, type ServiceFault } from './service-faults.ts';
import { DECLARATION, element, escape, SCHEMAS, XMLNS } from './practice-xml.ts';

export interface HttpReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

const TYPES: Readonly<Record<WireBinding, string>> = {
  soap11: 'text/xml; charset=utf-8',
  soap12: 'application/soap+xml; charset=utf-8',
  post: 'text/xml; charset=utf-8',
};

/** The reply to an operation that succeeded. */
export const resultReply = (
  binding: WireBinding,
  name: OperationName,
  result: OperationResult,
): HttpReply => {
  const type = signatures[name].result;
  // By POST, an operation without a result replies with nothing.
  if (binding === 'post' && type === 'nothing') return { status: 200, body: '' };
  const body =
    binding === 'post'
      ? `${DECLARATION}\r\n${plainResult(type, result)}`
      : envelope(binding, element(`${name}Response`, soapResult(name, type, result), XMLNS));
  return { status: 200, headers: { 'Content-Type': TYPES[binding] }, body };
};

/** The reply to one that failed. `operation` is empty if it is unknown. */
export const faultReply = (
  binding: WireBinding,
  fault: ServiceFault,
  operation: OperationName | '',
): HttpReply => {
  if (binding === 'post') {
    const headers = { 'Content-Type': 'text/plain; charset=utf-8' };
    return { status: 500, headers, body: plainText(fault, operation) };
  }
  const text = escape(soapText(fault, operation));
  const body = envelope(
    binding,
    binding === 'soap11' ? fault11(fault, text) : fault12(fault, text),
  );
  return { status: 500, headers: { 'Content-Type': TYPES[binding] }, body };
};

const CODES11 = { server: 'soap:Server', client: 'soap:Client', version: 'soap:VersionMismatch' };
const CODES12 = { server: 'soap:Receiver', client: 'soap:Sender', version: 'soap:VersionMismatch' };

const fault11 = ({ side }: ServiceFault, text: string): string =>
  element(
    'soap:Fault',
    `<faultcode>${CODES11[side]}</faultcode><faultstring>${text}</faultstring><detail />`,
  );

const fault12 = ({ side }: ServiceFault, text: string): string =>
  element(
    'soap:Fault',
    `<soap:Code><soap:Value>${CODES12[side]}</soap:Value></soap:Code>` +
      `<soap:Reason><soap:Text xml:lang="en">${text}</soap:Text></soap:Reason><soap:Detail />`,
  );

const envelope = (version: SoapVersion, inner: string): string => {
  const body = element('soap:Body', inner);
  return (
    DECLARATION + element('soap:Envelope', body, ` xmlns:soap="${ENVELOPES[version]}"${SCHEMAS}`)
  );
};

const soapResult = (name: OperationName, type: ResultType, result: OperationResult): string =>
  type === 'nothing' ? '' : element(`${name}Result`, inner(type, result, ''));

const plainResult = (type: ResultType, result: OperationResult): string =>
  typeof type === 'string'
    ? element(type, inner(type, result, ''), XMLNS)
    : element(`ArrayOf${type[0]}`, inner(type, result, '\r\n'), SCHEMAS + XMLNS);

const inner = (type: ResultType, result: OperationResult, lineEnd: string): string => {
  if (typeof result === 'string') return escape(result);
  if (result === null || typeof type === 'string') return '';
  const space = lineEnd === '' ? '' : '  ';
  const rows = result.map((row) => `${space}${element(type[0], cells(row, lineEnd))}${lineEnd}`);
  return rows.length === 0 ? '' : lineEnd + rows.join('');
};

const cells = (row: Row, lineEnd: string): string => {
  const space = lineEnd === '' ? '' : '    ';
  const all = row.map(([name, text]) => `${space}${element(name, escape(text))}${lineEnd}`);
  return lineEnd === '' ? all.join('') : `${lineEnd}${all.join('')}  `;
};
