import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cleanEnvironment } from './fresh-clone.ts'

const packages = ['next', 'react', 'react-dom', 'typescript', '@types/node', '@types/react']

/** An empty Next app of our versions, with its lock file: what is installed and built as L. */
export function layEmptyApp(directory: string): void {
  mkdirSync(directory, { recursive: true })
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
  const chosen = Object.fromEntries(packages.map((name) => [name, dependencies[name]]))
  writeFileSync(join(directory, 'package.json'), JSON.stringify({ dependencies: chosen }))
  cpSync('.npmrc', join(directory, '.npmrc'))
  const app = 'bench/limit-next/app'
  cpSync(join(app, 'layout.tsx'), join(directory, 'app/layout.tsx'))
  cpSync(join(app, 'empty/page.tsx'), join(directory, 'app/page.tsx'))
  npm(directory, ['install', '--package-lock-only', '--no-audit', '--no-fund'])
}

/** Installs it by its lock file and builds it, as if for the first time. */
export function installAndBuild(directory: string): void {
  for (const made of ['node_modules', '.next'])
    rmSync(join(directory, made), { recursive: true, force: true })
  npm(directory, ['ci', '--no-audit', '--no-fund'])
  npm(directory, ['exec', '--', 'next', 'build'])
}

function npm(directory: string, args: string[]): void {
  const { status, stdout, stderr } = spawnSync('npm', args, {
    cwd: directory,
    env: cleanEnvironment(),
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`npm ${args.join(' ')} failed:\n${stdout}${stderr}`)
}
