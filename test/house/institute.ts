// A house in an institute: its proxy wants a password, its certificate is its own, its names are nobody's.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { addressOf } from '../../electron/casjobs/route.ts';
import { createRemoteService } from '../../electron/talk/remote-service.ts';
import { straightNetwork } from '../fakes/straight-network.ts';
import { authority } from '../service/certificates.ts';
import { HOST, startFront, startProxy } from '../service/proxies.ts';
import { leadingTo, withPassword } from '../service/proxy-servers.ts';
import { ownFolder } from '../settings/folder.ts';
import { joined } from '../talk/joined.ts';
import { formFor, openHome, startPractice, valueOf, type Home, type HomeParts } from './home.ts';

export const login = { userName: 'edwin', password: 'proxy-Canary-7' };
/** The home, and what its institute was asked. */
export const institute = async () => {
  const root = authority();
  const practice = await startPractice();
  const { proxy, asked } = await startProxy(
    withPassword(login, leadingTo(await startFront(root, practice.base))),
  );
  const pem = path.join(await ownFolder(), 'institute.pem');
  await writeFile(pem, root.pem);
  const looked: string[] = [];
  const parts: HomeParts = {
    practice,
    createService: (options, routes) => createRemoteService(options, joined().exchange, routes),
    network: { ...straightNetwork, pickCertificates: () => Promise.resolve(pem) },
    lookUp: (host) => {
      looked.push(host);
      return Promise.resolve('unknown');
    },
  };
  const home = await openHome(parts);
  return { home, parts, pem, asked, looked, proxy: addressOf(proxy) };
};

export const addAccount = async (home: Home): Promise<string> => {
  const url = `https://${HOST}${new URL(home.practice.base).pathname}`;
  const form = formFor({ ...home.practice, base: url });
  return valueOf(await home.house.commands['save-account'](form)).accountKey;
};
