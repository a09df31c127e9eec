import { once } from 'node:events';
import { type Server, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Connection } from './connection.js';

describe('a connection of the load', () => {
  let server: Server | undefined;
  let connection: Connection | undefined;

  afterEach(() => {
    connection?.close();
    server?.close();
  });

  /** A server that answers each request with these pieces, one after the other. */
  async function serving(pieces: readonly string[]): Promise<Connection> {
    server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.on('data', () => {
        const send = (at: number): void => {
          const piece = pieces[at];
          if (piece === undefined) return;
          socket.write(piece, () => setImmediate(send, at + 1));
        };
        send(0);
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    connection = new Connection((server.address() as AddressInfo).port);
    return connection;
  }

  it.each([
    ['whole', ['HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhello']],
    ['in pieces', ['HTTP/1.1 200 OK\r\nContent-', 'Length: 5\r\n\r', '\nhel', 'lo']],
    ['in chunks', ['HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n']],
    [
      'in chunks in pieces',
      ['HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel', 'lo\r\n0\r', '\n\r\n'],
    ],
  ])('reads an answer that comes %s, twice', async (_how, pieces) => {
    const one = await serving(pieces);
    for (let times = 0; times < 2; times += 1) {
      const { status, body } = await one.send('GET / HTTP/1.1\r\n\r\n');
      expect([status, body.toString()]).toEqual([200, 'hello']);
    }
  });

  it('says that the other side has gone', async () => {
    const one = await serving([]);
    const answer = one.send('GET / HTTP/1.1\r\n\r\n');
    server?.on('connection', (socket) => socket.destroy());
    await expect(answer).rejects.toThrow();
  });
});
