import { existsSync } from 'node:fs'
import { loadEnvFile } from 'node:process'
import { type Env, parseEnv } from '#lib/env.ts'
import { makeDataDir } from '../data/data-dir.ts'
import { secret } from '../data/secret.ts'
import { freePort } from '../ports.ts'

/** The settings of this start, and the environment that says the same to every process it starts. */
export type Prepared = { env: Env; variables: NodeJS.ProcessEnv }

/** Reads .env under the real environment, makes DATA_DIR and the secrets that are not set. */
export async function readSettings(): Promise<Prepared> {
  if (existsSync('.env')) loadEnvFile('.env')
  const variables = { ...process.env }
  for (const name of ['PORT', 'SANDBOX_PORT'])
    if (variables[name] === '0') variables[name] = String(await freePort())
  const { DATA_DIR } = parseEnv(variables)
  makeDataDir(DATA_DIR)
  variables.NEXTAUTH_SECRET ||= secret(DATA_DIR, 'nextauth-secret')
  variables.ENCRYPTION_KEY ||= secret(DATA_DIR, 'encryption-key')
  const env = parseEnv(variables)
  return {
    env,
    variables: {
      ...variables,
      PORT: String(env.PORT),
      HOST: env.HOST,
      APP_URL: env.APP_URL,
      DATA_DIR,
      STORAGE_URL: env.STORAGE_URL,
      SANDBOX_PORT: String(env.SANDBOX_PORT),
      NEXT_TELEMETRY_DISABLED: '1',
    },
  }
}
