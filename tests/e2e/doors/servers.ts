import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import Provider from 'oidc-provider'
import { smtpServer } from '#tests/support/smtp.ts'
import { origin } from '../product.ts'

/** The servers of others that the product is set up with: where mail is handed over, and who signs people in. */

const { E2E_SMTP_PORT, E2E_OIDC_PORT, E2E_MAIL_DIR = '' } = process.env

export const issuer = `http://127.0.0.1:${E2E_OIDC_PORT}`
export const mailDirectory = E2E_MAIL_DIR

export const oidcClient = { client_id: 'firstframe', client_secret: 'a secret for the tests alone' }

export default async function startServers(): Promise<() => Promise<void>> {
  mkdirSync(mailDirectory, { recursive: true })
  let serial = 0
  const smtp = await smtpServer(({ to, raw }) => {
    const name = `${String(++serial).padStart(5, '0')} ${to.join(',')}.eml`
    writeFileSync(`${mailDirectory}/${name}`, raw)
  }, Number(E2E_SMTP_PORT))
  const oidc = createServer(provider().callback())
  await new Promise<void>((resolve) =>
    oidc.listen(Number(E2E_OIDC_PORT), '127.0.0.1', () => resolve()),
  )
  return async () => {
    oidc.closeAllConnections()
    await new Promise((resolve) => oidc.close(resolve))
    await smtp.stop()
    rmSync(mailDirectory, { recursive: true, force: true })
  }
}

/**
 * Signs in whoever says who they are. The login is the subject, an address; one that begins with
 * `unverified.` is an address that nobody has proved.
 */
function provider(): Provider {
  return new Provider(issuer, {
    clients: [{ ...oidcClient, redirect_uris: [`${origin}/api/auth/callback/oidc`] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    pkce: { required: () => true },
    cookies: { keys: ['the tests’ own'] },
    findAccount: (_, login) => ({
      accountId: login,
      claims: async () => ({
        sub: login,
        email: login.replace(/^unverified\./, ''),
        email_verified: !login.startsWith('unverified.'),
        name: 'Mira of Acme',
      }),
    }),
  })
}
