import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'

/** Messages are parsed by the build: no page carries, and no request runs, an ICU parser. */
const withNextIntl = createNextIntlPlugin({
  requestConfig: './lib/web/i18n.ts',
  experimental: {
    messages: { path: './messages', format: 'json', locales: 'infer', precompile: true },
  },
})

const config: NextConfig = {
  poweredByHeader: false,
  images: { unoptimized: true },
  reactStrictMode: true,
  typescript: { ignoreBuildErrors: true }, // npm test checks the types; a start does not wait for it
  serverExternalPackages: ['pg', 'pg-boss', 'pino', 'sharp', '@node-rs/argon2', 'undici'],
}

export default withNextIntl(config)
