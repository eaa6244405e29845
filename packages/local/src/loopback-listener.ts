import type { Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

const openSockets = new WeakMap<Server, Set<Socket>>();

/** Listens on 127.0.0.1 only; gives the port, which the system chooses when it is 0. */
export const listenOnLoopback = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const sockets = new Set<Socket>();
    openSockets.set(server, sockets);
    server.on('connection', (socket: Socket) => {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    });
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });

/** Stops listening and drops the connections that are open, whatever goes on in them. `closeAllConnections` would leave
 *  those that have been upgraded, and wait for them. Closing again does nothing. */
export const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    for (const socket of openSockets.get(server) ?? []) socket.destroy();
  });
