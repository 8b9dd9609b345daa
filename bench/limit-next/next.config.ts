import { join } from 'node:path'
import type { NextConfig } from 'next'

/** As the product is set, and nothing else. It is built two folders below the repository's root, with its packages. */
const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  typescript: { ignoreBuildErrors: true }, // checked with the repository's
  serverExternalPackages: ['pg'],
  turbopack: { root: join(import.meta.dirname, '..', '..') },
}

export default config
