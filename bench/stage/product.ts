import { encode } from 'next-auth/jwt'
import { freePort } from '#scripts/ports.ts'
import { build } from '#scripts/run/build.ts'
import { startsOf } from '#scripts/run/parts.ts'
import type { Bench } from '../bench.ts'
import { type Server, startServer } from '../process/server.ts'
import type { Seat } from './seed.ts'
import { productSettings, secret } from './variables.ts'

type Part = 'Web' | 'Worker' | 'Sandbox'

let built: Promise<void> | undefined

/** The production build of this tree: the same one that `npm start` makes, and makes only when needed. */
function buildProduct(bench: Bench): Promise<void> {
  const { variables } = productSettings(bench, {})
  built ??= build(variables, new AbortController().signal, bench.say)
  return built
}

export type ProductOptions = {
  databaseUrl: string
  parts?: Part[]
  more?: Record<string, string>
}

/** Starts parts of the product, each as `npm start` starts it; the answer is the web server. */
export async function startProduct(
  bench: Bench,
  { databaseUrl, parts = ['Web'], more = {} }: ProductOptions,
): Promise<Server & { parts: Partial<Record<Part, Server>> }> {
  await buildProduct(bench)
  const ports = { PORT: String(await freePort()), SANDBOX_PORT: String(await freePort()) }
  const prepared = productSettings(bench, { ...ports, DATABASE_URL: databaseUrl, ...more })
  const running: Partial<Record<Part, Server>> = {}
  for (const { title, part, detail, watch } of startsOf('production', prepared)) {
    const wanted = parts.find((name) => name === title)
    if (!wanted) continue
    running[wanted] = await startServer(bench, {
      ...part,
      args: ['--disable-warning=ExperimentalWarning', ...part.args],
      origin: detail,
      up: await watch(),
    })
  }
  const web = running.Web
  if (!web) throw new Error('the product was started without its web server')
  const stop = async () => {
    for (const server of Object.values(running)) await server.stop()
  }
  return { ...web, stop, parts: running }
}

/** The session cookie of a seat, as sign-in would have set it. */
export async function cookieOf({ token }: Seat): Promise<string> {
  const sealed = await encode({ token: { sid: token }, secret, maxAge: 7 * 24 * 3600 })
  return `firstframe.session=${sealed}`
}
