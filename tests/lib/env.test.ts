import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { EnvError, parseEnv, settings } from '#lib/env.ts'

describe('.env.example', () => {
  const lines = readFileSync('.env.example', 'utf8').split('\n')
  const shown = lines.flatMap((line, index) => {
    const [, name, value] = line.match(/^# ([A-Z][A-Z0-9_]+)=(.*)$/) ?? []
    return name ? [{ name, value, why: lines[index - 1] ?? '' }] : []
  })

  test('names every setting, in the same order, and no other', () => {
    expect(shown.map(({ name }) => name)).toEqual(Object.keys(settings.shape))
  })

  test('shows the true default of each', () => {
    const defaults = settings.parse({}) as Record<string, unknown>
    for (const { name, value } of shown)
      expect([name, value]).toEqual([name, `${defaults[name] ?? ''}`])
  })

  test('says of each why one would set it, and what happens when it is not', () => {
    for (const { name, value, why } of shown) {
      expect(why, name).toMatch(/^# [A-Z].{20,}\.$/)
      if (value === '') expect(why, name).toContain('Unset: ')
    }
  })
})

describe('the settings', () => {
  test('are complete without any variable, and run on the sandbox', () => {
    expect(parseEnv({})).toMatchObject({
      APP_URL: 'http://localhost:3000',
      DATA_DIR: join(process.cwd(), '.data'),
      STORAGE_URL: pathToFileURL('.data/files').href,
      sandbox: true,
      TRUST_PROXY: 0,
    })
  })

  test('take an empty variable for one that is not set', () => {
    expect(parseEnv({ PORT: '', DATABASE_URL: '', MINIMAX_API_KEY: '' })).toEqual(parseEnv({}))
  })

  test('mean nothing by halves: what only works together is given together', () => {
    expect(() => parseEnv({ OIDC_ISSUER: 'https://a.example' })).toThrow(
      'OIDC_CLIENT_ID is missing',
    )
    expect(() => parseEnv({ GITHUB_CLIENT_SECRET: 'x' })).toThrow('GITHUB_CLIENT_ID is missing')
    expect(() => parseEnv({ AWS_ACCESS_KEY_ID: 'x' })).toThrow('AWS_SECRET_ACCESS_KEY is missing')
    expect(parseEnv({ APP_URL: 'https://a.example' }).MAIL_FROM).toBe(
      'Firstframe <no-reply@a.example>',
    )
  })

  test('follow each other: the address names the port, a key turns the sandbox off', () => {
    expect(parseEnv({ PORT: '4000' }).APP_URL).toBe('http://localhost:4000')
    expect(parseEnv({ APP_URL: 'https://a.example/' })).toMatchObject({
      APP_URL: 'https://a.example',
      TRUST_PROXY: 1,
    })
    expect(parseEnv({ MINIMAX_API_KEY: 'key' }).sandbox).toBe(false)
  })

  test.each([
    ['PORT', '70000'],
    ['PORT', 'abc'],
    ['APP_URL', 'ftp://a.example'],
    ['DATABASE_URL', 'mysql://a/b'],
    ['SMTP_URL', 'http://a.example'],
    ['MAIL_FROM', 'nobody'],
    ['OIDC_ISSUER', 'acme'],
    ['NEXTAUTH_SECRET', 'short'],
    ['MINIMAX_PROVIDER', 'openai'],
    ['MINIMAX_RPM', '0'],
    ['STORAGE_URL', 'file:relative'],
    ['S3_ENDPOINT', 'minio:9000'],
    ['AWS_REGION', 'eu central'],
    ['SANDBOX_SPEED', '-1'],
  ])('name %s when it is %s, in one sentence, without showing the value', (name, value) => {
    const complaint = complaintAbout({ [name]: value })
    expect(complaint).toMatch(
      new RegExp(`^The setting ${name} is not usable \\(.+\\)\\. Correct it`),
    )
    expect(complaint).not.toContain(value === 'short' ? 'short' : `"${value}"`)
  })
})

function complaintAbout(source: Record<string, string>): string {
  try {
    parseEnv(source)
  } catch (error) {
    if (error instanceof EnvError) return error.message
    throw error
  }
  throw new Error('it was taken')
}
