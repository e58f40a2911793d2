// A separate D-Bus session for one test, with a notification service that the test controls.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as dbus from 'dbus-next';
import { createSignal, waitUntil } from './wait-until.ts';

export interface PrivateBus {
  /** For the app's environment. */
  readonly env: { readonly DBUS_SESSION_BUS_ADDRESS: string };
  close(): void;
}

/** This bus starts no services. */
const config = `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`;

export const openPrivateBus = async (): Promise<PrivateBus> => {
  const file = path.join(os.homedir(), 'own-bus.conf');
  writeFileSync(file, config);
  const args = [`--config-file=${file}`, '--nofork', '--print-address'];
  const daemon = spawn('dbus-daemon', args, { stdio: ['ignore', 'pipe', 'ignore'] });
  const [address] = (await once(daemon.stdout, 'data')) as [Buffer];
  return {
    env: { DBUS_SESSION_BUS_ADDRESS: address.toString().trim() },
    close: () => void daemon.kill(),
  };
};

export interface FakeNotificationService {
  /** Waits until a method was called this many times. */
  called(member: string, times?: number): Promise<void>;
  /** The titles of the requested notifications. */
  titles(): string[];
  /** Replies to waiting calls, and to all from now on. */
  answer(): void;
  stop(): void;
}

const name = 'org.freedesktop.Notifications';

const answers: Readonly<Record<string, readonly [signature: string, body: unknown[]]>> = {
  GetCapabilities: ['as', [['actions', 'body']]],
  GetServerInformation: ['ssss', ['fake', 'fake', '1', '1.2']],
  Notify: ['u', [1]],
  CloseNotification: ['', []],
};

/** @param silent methods without a reply until `answer` is called */
export const startNotificationService = async (
  { env }: PrivateBus,
  silent: readonly string[] = [],
): Promise<FakeNotificationService> => {
  const line = dbus.sessionBus({ busAddress: env.DBUS_SESSION_BUS_ADDRESS });
  const calls: dbus.Message[] = [];
  const bell = createSignal();
  let held: dbus.Message[] = [];
  let isSilent = true;
  let isStopped = false;
  const reply = (call: dbus.Message): void => {
    const [signature, body] = answers[call.member] ?? ['', []];
    line.send(dbus.Message.newMethodReturn(call, signature, body));
  };
  line.addMethodHandler((call) => {
    // A call that arrived before the connection was closed; the caller is gone.
    if (isStopped) return true;
    if (call.interface !== name) return false;
    calls.push(call);
    bell.emit();
    if (isSilent && silent.includes(call.member)) held.push(call);
    else reply(call);
    return true;
  });
  await line.requestName(name, 0);
  const count = (member: string): number => calls.filter((call) => call.member === member).length;
  return {
    called: async (member, times = 1) => {
      await waitUntil(
        bell,
        () => (count(member) >= times ? true : undefined),
        () => `${member} was called ${count(member)} times.`,
        20_000,
      );
    },
    titles: () =>
      calls.flatMap(({ member, body }) => (member === 'Notify' ? [String(body[3])] : [])),
    answer: () => {
      isSilent = false;
      held.forEach(reply);
      held = [];
    },
    stop: () => {
      isStopped = true;
      line.disconnect();
    },
  };
};
