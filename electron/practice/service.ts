// What the two pages answer to a request: calls, their faults, WSDL and help. Knows no socket.
import { faultReply, resultReply, type HttpReply } from './answers.ts';
import { bindingOf, callOf, type Asked, type Binding, type Call } from './call.ts';
import { findOperation, type OperationName } from './contract.ts';
import type { Desk } from './desk.ts';
import { ServiceFault } from './faults.ts';
import type { Backstage, Fault } from './handles.ts';
import { operationPage, page, servicePage } from './pages.ts';
import type { PlayedReply } from './ways.ts';
import { wsdlOf } from './wsdl.ts';

/** A reply to send, or what to do with the connection instead. */
export type Answer = HttpReply | PlayedReply | 'reset' | 'never-answer';

export interface ServiceDeps {
  readonly desk: Desk;
  readonly backstage: Backstage;
}

/** @param address where the page that is asked stands, for its WSDL */
export const answerPage = async (
  asked: Asked,
  address: string,
  { desk, backstage }: ServiceDeps,
): Promise<Answer> => {
  const binding = bindingOf(asked);
  if (binding === null) return describe(asked, address);
  if (!backstage.speaks(binding)) return faultReply('post', notSpoken(asked), '');
  const call = attempt(() => callOf(asked, binding));
  if (call instanceof ServiceFault) return faultReply(binding, call, '');
  const { operation } = call;
  backstage.arrived({ operation, binding, method: asked.method });
  const fault = backstage.nextFault(operation);
  const answer = fault === null ? carryOut(call, binding, desk) : played(fault, call, desk);
  await backstage.whenReleased(operation);
  return answer;
};

/** In plain text, also to SOAP: ASP.NET then does not know which SOAP to answer in. */
const notSpoken = ({ operation }: Asked): ServiceFault => {
  const where = operation === '' ? '' : ` for URL unexpectedly ending in '/${operation}'`;
  const type = 'System.InvalidOperationException';
  return new ServiceFault(`Request format is unrecognized${where}.`, { type, side: 'client' });
};

const carryOut = ({ operation, values }: Call, binding: Binding, desk: Desk): HttpReply => {
  const result = attempt(() => desk(operation, values()));
  return result instanceof ServiceFault
    ? faultReply(binding, result, operation)
    : resultReply(binding, operation, result);
};

const played = (fault: Fault, { operation, values }: Call, desk: Desk): Answer => {
  if (fault !== 'reset-after-doing') return fault;
  attempt(() => desk(operation, values()));
  return 'reset';
};

const attempt = <T>(run: () => T): T | ServiceFault => {
  try {
    return run();
  } catch (error) {
    if (error instanceof ServiceFault) return error;
    throw error;
  }
};

const describe = ({ page: name, query }: Asked, address: string): HttpReply => {
  const keys = [...query.keys()].map((key) => key.toLowerCase());
  if (keys.includes('wsdl')) {
    const headers = { 'Content-Type': 'text/xml; charset=utf-8' };
    return { status: 200, headers, body: wsdlOf(name, address) };
  }
  const op = [...query].find(([key]) => key.toLowerCase() === 'op')?.[1];
  if (op === undefined) return servicePage(name);
  const operation: OperationName | null = findOperation(name, op);
  return operation === null
    ? page(404, 'No such operation', `<p>There is no operation of this name.</p>`)
    : operationPage(operation);
};
