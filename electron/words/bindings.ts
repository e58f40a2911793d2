// What is spoken to a service; it has the same name in every language. Pure.
import type { Binding } from '../casjobs/service.ts';

export const bindingNames: Readonly<Record<Binding, string>> = {
  soap12: 'SOAP 1.2',
  soap11: 'SOAP 1.1',
  'http-post': 'HTTP POST',
};
