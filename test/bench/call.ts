// Measures one call without a proxy to a service on this computer.
import { createSoapService } from '../../electron/casjobs/soap-service.ts';
import { toJobId, toWsId } from '../../electron/casjobs/job.ts';
import { practiceAccount, startControlledService } from '../practice-service/controlled-service.ts';

const CALLS = 2_000;
const WARM_UP = 200;

const wsId = toWsId(practiceAccount.wsId);
const jobId = toJobId('5001');
if (wsId === null || jobId === null) throw new Error('The practice account has no WSID.');
const who = { wsId, password: practiceAccount.password };

const practice = await startControlledService();
const service = createSoapService({ base: practice.base, binding: 'soap12' });
const times: number[] = [];
for (let n = 0; n < WARM_UP + CALLS; n += 1) {
  const begunAt = performance.now();
  await service.jobStatus(who, jobId);
  if (n >= WARM_UP) times.push(performance.now() - begunAt);
}
times.sort((one, other) => one - other);
const at = (share: number): string => (times[Math.floor(share * CALLS)] ?? 0).toFixed(2);
console.log(`${CALLS} calls without a proxy: median ${at(0.5)} ms, 95 % within ${at(0.95)} ms`);
await practice.close();
