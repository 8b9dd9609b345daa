import type { NextConfig } from 'next'
import { PHASE_DEVELOPMENT_SERVER } from 'next/constants'
import createNextIntlPlugin from 'next-intl/plugin'

/** Messages are parsed by the build: no page carries, and no request runs, an ICU parser. */
const withNextIntl = createNextIntlPlugin({
  requestConfig: './lib/web/i18n.ts',
  experimental: {
    messages: { path: './messages', format: 'json', locales: 'infer', precompile: true },
  },
})

/** Pages load from here alone. Inline scripts are Next's own; docs/decisions/0004 says why there is no nonce. */
function pageHeaders(development: boolean) {
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'unsafe-inline'${development ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "media-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ]
  return [
    { key: 'content-security-policy', value: policy.join('; ') },
    { key: 'x-content-type-options', value: 'nosniff' },
    { key: 'referrer-policy', value: 'same-origin' },
    { key: 'x-frame-options', value: 'DENY' },
    { key: 'permissions-policy', value: 'camera=(), microphone=(), geolocation=()' },
  ]
}

export default function config(phase: string): NextConfig {
  const development = phase === PHASE_DEVELOPMENT_SERVER
  return withNextIntl({
    poweredByHeader: false,
    images: { unoptimized: true },
    reactStrictMode: true,
    typescript: { ignoreBuildErrors: true }, // npm test checks the types; a start does not wait for it
    serverExternalPackages: [
      '@ffmpeg/core',
      'pg',
      'pg-boss',
      'pino',
      'sharp',
      '@node-rs/argon2',
      'undici',
    ],
    headers: async () => [{ source: '/((?!api/).*)', headers: pageHeaders(development) }],
  })
}
