// The ways in which a played answer goes over the wire, each by its name. Knows no service and no call.
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import type { HttpReply } from '../../electron/practice/replies.ts';

/**
 * - `whole`            as it stands, with its length
 * - `utf-16le` `utf-16be`  its body in that charset, after a byte order mark
 * - `truncated`        half of its body, given out as the whole
 * - `ends-early`       its whole length is promised; after half of it the connection is closed
 * - `reset-half-way`   the same, but the connection is reset
 * - `slow`             its head at once, then one byte of its body each second
 * - `oversized`        blanks after the body, to 64 MiB and one byte
 * - `gzip` `deflate`   packed
 * - `deflate-raw`      packed as IIS does it: called deflate, without the wrapper that belongs to it
 * - `gzip-twice` `brotli`  packed, as a caller does not expect it
 * - `gzip-truncated`   packed, and half of that given out as the whole
 * - `gzip-bomb`        packed with a GiB of blanks after it: a MiB on the wire
 * - `chunked`          in chunks, as HTTP/1.1 allows
 * - `chunks-broken`    in chunks, the second of which has no length
 * - `bare`             its body alone: nothing of HTTP around it
 */
export const wayNames = [
  'whole',
  'utf-16le',
  'utf-16be',
  'truncated',
  'ends-early',
  'reset-half-way',
  'slow',
  'oversized',
  'gzip',
  'deflate',
  'deflate-raw',
  'gzip-twice',
  'brotli',
  'gzip-truncated',
  'gzip-bomb',
  'chunked',
  'chunks-broken',
  'bare',
] as const;

export type WayName = (typeof wayNames)[number];

/** An answer with the way in which it goes over the wire; its status may be any number. */
export interface PlayedReply extends HttpReply {
  readonly way: WayName;
}

/** Sends it in its way and ends the connection. */
export const play = (socket: Socket, reply: PlayedReply): void => {
  ways[reply.way](socket, reply, Buffer.from(reply.body));
};

type Way = (socket: Socket, reply: HttpReply, body: Buffer) => void;

const MIB = 2 ** 20;
const BYTE_EACH_MS = 1_000;

const half = (body: Buffer): Buffer => body.subarray(0, Math.floor(body.length / 2));

/** @param promised what the head says of the body: its length in bytes, or `chunked` */
const headOf = (
  { status, headers = {} }: HttpReply,
  promised: number | 'chunked',
  packed = '',
): string => {
  const length =
    promised === 'chunked' ? 'Transfer-Encoding: chunked' : `Content-Length: ${promised}`;
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`.trim(),
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...(packed === '' ? [] : [`Content-Encoding: ${packed}`]),
    length,
    'Connection: close',
  ];
  return `${lines.join('\r\n')}\r\n\r\n`;
};

const send = (socket: Socket, reply: HttpReply, body: Buffer, packed = ''): void => {
  socket.write(headOf(reply, body.length, packed));
  socket.end(body);
};

const inUtf16 = (body: Buffer): Buffer => Buffer.from(`\uFEFF${body.toString()}`, 'utf16le');

const slowly: Way = (socket, reply, body) => {
  socket.write(headOf(reply, body.length));
  let sent = 0;
  const timer = setInterval(() => {
    socket.write(body.subarray(sent, sent + 1));
    sent += 1;
    if (sent >= body.length) socket.end();
  }, BYTE_EACH_MS);
  socket.once('close', () => clearInterval(timer));
};

/** Packed pieces one after the other are unpacked to one text, so that a GiB need never be held here. */
const bombOf = (body: Buffer): Buffer => {
  const piece = gzipSync(Buffer.alloc(16 * MIB, ' '));
  return Buffer.concat([gzipSync(body), ...Array.from({ length: 64 }, () => piece)]);
};

const chunk = (body: Buffer): string => `${body.length.toString(16)}\r\n${body.toString()}\r\n`;

const ways: Readonly<Record<WayName, Way>> = {
  whole: send,
  'utf-16le': (socket, reply, body) => send(socket, reply, inUtf16(body)),
  'utf-16be': (socket, reply, body) => send(socket, reply, inUtf16(body).swap16()),
  truncated: (socket, reply, body) => send(socket, reply, half(body)),
  'ends-early': (socket, reply, body) => {
    socket.write(headOf(reply, body.length));
    socket.end(half(body));
  },
  'reset-half-way': (socket, reply, body) => {
    // Only what has left this computer's memory is not lost in the reset.
    socket.write(headOf(reply, body.length));
    socket.write(half(body), () => socket.resetAndDestroy());
  },
  slow: slowly,
  oversized: (socket, reply, body) =>
    send(socket, reply, Buffer.concat([body, Buffer.alloc(64 * MIB + 1 - body.length, ' ')])),
  gzip: (socket, reply, body) => send(socket, reply, gzipSync(body), 'gzip'),
  deflate: (socket, reply, body) => send(socket, reply, deflateSync(body), 'deflate'),
  'deflate-raw': (socket, reply, body) => send(socket, reply, deflateRawSync(body), 'deflate'),
  'gzip-twice': (socket, reply, body) =>
    send(socket, reply, gzipSync(gzipSync(body)), 'gzip, gzip'),
  brotli: (socket, reply, body) => send(socket, reply, brotliCompressSync(body), 'br'),
  'gzip-truncated': (socket, reply, body) => send(socket, reply, half(gzipSync(body)), 'gzip'),
  'gzip-bomb': (socket, reply, body) => send(socket, reply, bombOf(body), 'gzip'),
  chunked: (socket, reply, body) => {
    socket.write(headOf(reply, 'chunked'));
    socket.end(`${chunk(half(body))}${chunk(body.subarray(half(body).length))}0\r\n\r\n`);
  },
  'chunks-broken': (socket, reply, body) => {
    socket.write(headOf(reply, 'chunked'));
    socket.end(`${chunk(half(body))}no length\r\n`);
  },
  bare: (socket, _, body) => socket.end(body),
};
