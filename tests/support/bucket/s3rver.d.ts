/** What the tests use of it; it comes without types. */
declare module '@20minutes/s3rver' {
  export type Context = {
    method: string
    url: string
    path: string
    query: Record<string, string | undefined>
    headers: Record<string, string | undefined>
    status: number
    type: string
    body: unknown
    respond: boolean
    app: S3rver
  }
  type Middleware = (context: Context, next: () => Promise<void>) => Promise<void> | void

  export default class S3rver {
    constructor(options: {
      address: string
      port: number
      directory: string
      silent: boolean
      vhostBuckets: boolean
    })
    middleware: Middleware[]
    allowMismatchedSignatures: boolean
    store: {
      getObject(bucket: string, key: string, range?: { start?: number; end?: unknown }): unknown
    }
    httpServer: import('node:http').Server
    run(): Promise<import('node:net').AddressInfo>
    close(): Promise<void>
  }
}
