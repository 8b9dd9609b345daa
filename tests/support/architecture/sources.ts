import { globSync, readFileSync } from 'node:fs'

/** A file of ours: its path from the root, with `/`, and its text. */
export type Source = { path: string; text: string }

const folders = 'app,components,lib,sandbox,scripts,bench,tests,messages'

/** Every file that people wrote. */
export function ownSources(): Source[] {
  return globSync([`{${folders}}/**/*.{ts,tsx,mjs,css}`, '*.{ts,mjs}'], {
    exclude: ['lib/generated/**', 'tests/fixtures/**', 'next-env.d.ts'],
  }).map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(path, 'utf8') }))
}

export type Import = {
  /** A path from the root for a file of ours, else the name of the package. */
  target: string
  ours: boolean
  typeOnly: boolean
  /** What stands between `import` and `from`. */
  clause: string
}

const statement = /^\s*(?:import|export)\b([^'";]*?)\bfrom\s*'([^']+)'/gm
const bare = /^\s*import()\s*'([^']+)'/gm
const dynamic = /\bimport\(()\s*'([^']+)'/g

export function importsOf({ path, text }: Source): Import[] {
  return [statement, bare, dynamic].flatMap((pattern) =>
    [...text.matchAll(pattern)].map(([, clause = '', specifier = '']) => ({
      ...resolved(specifier, path),
      typeOnly: /^\s*type\b/.test(clause),
      clause: clause.trim(),
    })),
  )
}

function resolved(specifier: string, from: string): { target: string; ours: boolean } {
  if (specifier.startsWith('#')) return { target: specifier.slice(1), ours: true }
  if (!specifier.startsWith('.')) return { target: specifier, ours: false }
  return { target: new URL(specifier, `file:///${from}`).pathname.slice(1), ours: true }
}
