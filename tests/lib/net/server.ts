import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net'

/** A real HTTP server on loopback that remembers what it was asked. */
export async function serve(
  handler: (request: IncomingMessage, response: ServerResponse) => void,
  host = '127.0.0.1',
  certificate?: { key: string; cert: string },
) {
  const requests: IncomingMessage[] = []
  const sockets = new Set<Socket>()
  const serverNames: string[] = []
  const listener = (request: IncomingMessage, response: ServerResponse) => {
    requests.push(request)
    handler(request, response)
  }
  const server = certificate
    ? createTlsServer({
        ...certificate,
        SNICallback: (name, answer) => {
          serverNames.push(name)
          answer(null)
        },
      })
    : createServer()
  server.on('request', listener)
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
  })
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    host: `${host}:${port}`,
    url: `${certificate ? 'https' : 'http'}://${host}:${port}`,
    requests,
    serverNames,
    connections: () => sockets.size,
    close: () => {
      for (const socket of sockets) socket.destroy()
      return new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

/** A bare TCP server: for answers that no HTTP library would write. */
export async function listen(onConnection: (socket: Socket) => void, host = '127.0.0.1', port = 0) {
  const sockets: Socket[] = []
  const server = createTcpServer((socket) => {
    sockets.push(socket)
    socket.on('error', () => {})
    onConnection(socket)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const { port: bound } = server.address() as AddressInfo
  return {
    port: bound,
    host: `${host}:${bound}`,
    url: `http://${host}:${bound}`,
    connections: () => sockets.length,
    close: () => {
      for (const socket of sockets) socket.destroy()
      return new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
