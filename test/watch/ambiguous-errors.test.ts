// Every failure there is, as the answer to each of the two commands: whether it may have been carried out.
import { SECOND, MINUTE } from '../fakes/durations.ts';
import { describe, expect, it } from 'vitest';
import { casJobsErrorCodes, type CasJobsErrorCode } from '../../electron/casjobs/errors.ts';
import { createScriptedCasJobs, jobIdOf } from '../fakes/scripted-casjobs.ts';
import { cancelledAfter, useFakeClock, JOB, pollingAccount } from './watched-account.ts';

const isUnclear: Readonly<Record<CasJobsErrorCode, boolean>> = {
  'timed-out': true,
  unreachable: true,
  'not-understood': true,
  'too-large': true,
  'passing-fault': true,
  redirected: true,
  'credentials-rejected': false,
  'sign-in-locked': true,
  'not-owner': false,
  'service-fault': false,
  'no-such-operation': false,
  'binding-refused': false,
  tls: false,
  'tls-issuer': false,
  'tls-host': false,
  'tls-expired': false,
  'tls-early': false,
  'tls-clock': false,
  'tls-chain': false,
  'proxy-unreachable': true,
  'proxy-password': false,
  'proxy-sign-in': false,
  'proxy-refused': false,
  unsendable: false,
};
const unclear = casJobsErrorCodes.filter((code) => isUnclear[code]);
const refusals = casJobsErrorCodes.filter((code) => !isUnclear[code]);

const started = async () => {
  useFakeClock();
  const service = createScriptedCasJobs();
  const life = [[0, 'started']] as const;
  service.script(JOB, { life, afterCancel: cancelledAfter(5 * SECOND) });
  service.script(jobIdOf(7), { life: [[0, 'cancelled']] });
  return pollingAccount({ service });
};

describe('CancelJob', () => {
  it.each(unclear)('answered with %s is checked by a poll and sent again', async (code) => {
    const { service, watcher, outcomes, pass } = await started();
    service.failNext({ operation: 'cancel', code });
    await watcher.cancel(JOB, 'window');
    await pass(SECOND / 2);
    expect([service.of('cancel').length, outcomes()]).toEqual([1, []]);
    await pass(MINUTE);
    expect(service.of('cancel')).toHaveLength(2);
    expect(outcomes()).toEqual(['cancelled']);
  });

  it.each(unclear)('answered with %s, yet carried out, is not sent again', async (code) => {
    const { service, watcher, outcomes, pass } = await started();
    service.failNext({ operation: 'cancel', code, carriedOut: true });
    await watcher.cancel(JOB, 'window');
    await pass(MINUTE);
    expect(service.of('cancel')).toHaveLength(1);
    expect(outcomes()).toEqual(['cancelled']);
  });

  it.each(refusals)('answered with %s is told at once, with the reason', async (code) => {
    const { service, watcher, outcomeEvents, pass } = await started();
    service.failNext({ operation: 'cancel', code });
    await watcher.cancel(JOB, 'window');
    await pass(SECOND / 2);
    const outcome = code === 'not-owner' ? 'not-yours' : 'not-sent';
    expect(outcomeEvents).toMatchObject([{ outcome, error: { code } }]);
    await pass(MINUTE);
    expect(service.of('cancel')).toHaveLength(1);
  });
});

describe('SubmitJob', () => {
  it.each(casJobsErrorCodes)('answered with %s is never sent again by the app', async (code) => {
    const { service, watcher, resubmitted, pass } = await started();
    service.failNext({ operation: 'submit', code });
    void watcher.resubmitCommand.submitAgain(jobIdOf(7));
    await pass(30 * MINUTE);
    expect(service.of('submit')).toHaveLength(1);
    const kind = isUnclear[code] ? 'unknown' : 'refused';
    expect(resubmitted).toMatchObject([{ fate: { kind, error: { code } } }]);
  });
});
