// Labels that stand for a value: the status of a job, the connection type of an account. Pure.
import type { JobStatus } from '../casjobs/job.ts';
import type { SafeText } from './safe-text.ts';
import { t } from './translate.ts';
import type { Binding } from '../casjobs/service.ts';

/** The service's own word; a number that it does not name is shown as a number, anything else as not known. */
export const statusText = ({
  status,
  statusCode,
}: {
  readonly status: JobStatus;
  readonly statusCode: number | null;
}): SafeText => {
  if (status !== 'unknown') return t(`status.${status}`);
  return statusCode === null ? t('status.not-told') : t('status.unknown', { code: statusCode });
};

export const bindingNames: Readonly<Record<Binding, string>> = {
  soap12: 'SOAP 1.2',
  soap11: 'SOAP 1.1',
  'http-post': 'HTTP POST',
};
