import pino from 'pino'
import { env } from '#lib/env.ts'

/**
 * Structured logs on standard output, one JSON object a line. Facts only: ids, codes, times.
 * Never a prompt, a token, a key or a callback address.
 */
export const log = pino({
  level: env().LOG_LEVEL,
  base: { pid: process.pid },
  redact: {
    paths: ['authorization', 'token', 'password', 'apiKey'].flatMap((name) => [
      name,
      `*.${name}`,
      `*.*.${name}`,
    ]),
    censor: '[hidden]',
  },
})
