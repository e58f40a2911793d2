// A core in an institute: its proxy wants a password, its certificate is its own, its names are nobody's.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { addressOf } from '../../electron/casjobs/route.ts';
import { createRemoteService } from '../../electron/casjobs-worker/client.ts';
import { directNetwork } from '../fakes/direct-network.ts';
import { authority } from '../service/certificates.ts';
import { HOST, startTlsFront, startProxy } from '../service/proxies.ts';
import { tunnelTo, withPassword } from '../service/proxy-servers.ts';
import { temporaryFolder } from '../fakes/temporary-folder.ts';
import { inProcessWorker } from '../casjobs-worker/in-process-worker.ts';
import {
  formFor,
  openTestCore,
  startPractice,
  resultValue,
  type TestCore,
  type TestCoreParts,
} from './test-core.ts';

export const proxyLogin = { userName: 'edwin', password: 'proxy-Canary-7' };
/** The home, and what its institute was asked. */
export const openProxiedCore = async () => {
  const root = authority();
  const practice = await startPractice();
  const { proxy, asked } = await startProxy(
    withPassword(proxyLogin, tunnelTo(await startTlsFront(root, practice.base))),
  );
  const pem = path.join(await temporaryFolder(), 'institute.pem');
  await writeFile(pem, root.pem);
  const polled: string[] = [];
  const parts: TestCoreParts = {
    practice,
    createService: (options, routes) =>
      createRemoteService(options, inProcessWorker().client, routes),
    network: { ...directNetwork, pickCertificates: () => Promise.resolve(pem) },
    lookUp: (host) => {
      polled.push(host);
      return Promise.resolve('unknown');
    },
  };
  const home = await openTestCore(parts);
  return { home, parts, pem, asked, polled, proxy: addressOf(proxy) };
};

export const addAccount = async (home: TestCore): Promise<string> => {
  const url = `https://${HOST}${new URL(home.practice.base).pathname}`;
  const form = formFor({ ...home.practice, base: url });
  return resultValue(await home.core.commands['save-account'](form)).accountKey;
};
