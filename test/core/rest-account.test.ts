// An account that signs in by a user name, in the whole app and over real HTTP: what its user sees of a cancel.
import { expect, it } from 'vitest';
import { createServices } from '../../electron/casjobs/service-kinds.ts';
import {
  breakOff,
  page503,
  SCI_SERVER_PASSWORD,
  rowOf,
  startSciServer,
  USER,
  type SciServer,
} from '../casjobs-rest/sciserver.ts';
import { accountIn, jobIn, openTestCore, resultValue } from './test-core.ts';
import { cancelJob, hasOutcome, untilCanceling } from './cancel-steps.ts';

const today = (): string => new Date().toISOString().slice(0, 19);

const open = async (password = SCI_SERVER_PASSWORD) => {
  const sciServer = await startSciServer();
  sciServer.jobs = [rowOf(5001, { TimeSubmit: today() })];
  const services = createServices();
  const home = await openTestCore({ createService: (options) => services.create(options) });
  const saved = await home.core.commands['save-account']({
    service: 'other',
    url: `${sciServer.base}/RestApi`,
    accountName: 'SDSS',
    signInBy: 'userName',
    who: USER,
    password,
    forThisRunOnly: false,
  });
  return { sciServer, home, key: resultValue(saved).accountKey };
};

const setStatus = (sciServer: SciServer, status: number): void => {
  sciServer.jobs = sciServer.jobs.map((row) => ({
    ...row,
    Status: status,
    TimeEnd: today(),
  }));
};

it.each([
  ['cancelled', 3, 'cancelled'],
  ['failed while canceling', 4, 'failed-while-cancelling'],
  ['finished before', 5, 'finished-before'],
] as const)('a cancel whose job ends as %s says so', async (_, status, outcome) => {
  const { sciServer, home, key } = await open();
  await home.until((snapshot) => jobIn(snapshot, '5001') !== undefined);
  await cancelJob(home, key, '5001');
  await untilCanceling(home, '5001');
  setStatus(sciServer, status);
  await home.poll();
  await hasOutcome(home, '5001', outcome);
  expect(sciServer.logins()).toBe(1);
  expect(home.surprises).toEqual([]);
});

it.each([
  ['a broken connection', breakOff],
  ['a page with 503', page503],
])('a cancel that met %s is sent again, and ends well', async (_, respond) => {
  const { sciServer, home, key } = await open();
  await home.until((snapshot) => jobIn(snapshot, '5001') !== undefined);
  const deletes = () => sciServer.asked().filter((one) => one === 'DELETE /jobs/5001').length;
  sciServer.onDelete = respond;
  await cancelJob(home, key, '5001');
  await expect.poll(deletes).toBe(1);
  sciServer.onDelete = null;
  await home.poll();
  await untilCanceling(home, '5001');
  setStatus(sciServer, 3);
  await home.poll();
  await hasOutcome(home, '5001', 'cancelled');
});

it('a wrong password is tried once, and its token is revoked when the account is removed', async () => {
  const { sciServer, home, key } = await open('Wr0ng!pass');
  const refused = await home.until(
    (snapshot) => accountIn(snapshot, key).connection.kind === 'error',
  );
  expect(accountIn(refused, key).connection).toMatchObject({ code: 'credentials-rejected' });
  await home.poll();
  expect(sciServer.logins()).toBe(1);
  const edit = { accountKey: key, accountName: '', signInBy: 'userName', who: '' } as const;
  resultValue(await home.core.commands['edit-account']({ ...edit, password: SCI_SERVER_PASSWORD }));
  await home.until((snapshot) => accountIn(snapshot, key).connection.kind === 'good');
  expect(sciServer.tokens.size).toBe(1);
  await home.core.commands['remove-account']({ accountKey: key });
  await expect.poll(() => sciServer.tokens.size).toBe(0);
});

it('a WSID is refused at its field', async () => {
  const home = await openTestCore();
  const saved = await home.core.commands['save-account']({
    service: 'sdss-sciserver',
    url: '',
    accountName: 'SDSS',
    signInBy: 'wsId',
    who: '77',
    password: SCI_SERVER_PASSWORD,
    forThisRunOnly: false,
  });
  expect(saved).toMatchObject({ ok: false, error: { field: 'wsId' } });
});
