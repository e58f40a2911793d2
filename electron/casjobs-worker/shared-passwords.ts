// Passwords on their way from main to the worker: in bytes that both threads see, overwritten once they are read. A
// message is freed without being overwritten, so each call would leave a copy of the password in memory.

/** In place of a text in a message. UTF-16, which has every JavaScript string. */
interface SharedText {
  readonly sharedText: SharedArrayBuffer;
}

/** A copy of a message in which each text under the key `password` is in shared bytes. */
export const sharePasswords = (message: unknown): unknown => withPasswords(message, share);

/** The message as it was before `sharePasswords`; overwrites the shared bytes, so it works once. */
export const takePasswords = (message: unknown): unknown => withPasswords(message, take);

const withPasswords = (value: unknown, change: (password: unknown) => unknown): unknown => {
  if (Array.isArray(value)) return value.map((one) => withPasswords(one, change));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, one]) => [
    key,
    key === 'password' ? change(one) : withPasswords(one, change),
  ]);
  return Object.fromEntries(entries);
};

const share = (password: unknown): unknown => {
  if (typeof password !== 'string') return password;
  const sharedText = new SharedArrayBuffer(2 * password.length);
  Buffer.from(sharedText).write(password, 'utf16le');
  return { sharedText } satisfies SharedText;
};

const take = (password: unknown): unknown => {
  if (!isSharedText(password)) return password;
  const bytes = Buffer.from(password.sharedText);
  const text = bytes.toString('utf16le');
  bytes.fill(0);
  return text;
};

const isSharedText = (value: unknown): value is SharedText =>
  typeof value === 'object' && value !== null && 'sharedText' in value;
