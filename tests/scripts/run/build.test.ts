import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { temporaryDirectory } from '#tests/support/directory.ts'

/** Builds where the program `next` says `said` and ends with `code`. */
function builtBy(said: string, code: number) {
  const directory = temporaryDirectory()
  const bin = join(directory, 'node_modules/next/dist/bin')
  mkdirSync(bin, { recursive: true })
  writeFileSync(join(directory, 'package-lock.json'), '{}')
  writeFileSync(
    join(bin, 'next'),
    `console.error(${JSON.stringify(said)}); process.exitCode = ${code}`,
  )
  const script = `
    const { build } = await import('${pathToFileURL(resolve('scripts/run/build.ts'))}')
    await build(process.env, new AbortController().signal, () => {}).catch((error) => console.log(error.constructor.name, error.message))`
  const args = ['--input-type=module', '--eval', script]
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: directory, encoding: 'utf8' })
  return { stdout, stderr, made: existsSync(join(directory, '.next/made-from')) }
}

// What Next said on a disk of 3 MB: sometimes its JavaScript speaks, sometimes its compiler.
test.each([
  'Error: ENOSPC: no space left on device, write',
  '- No space left on device (os error 28)',
])('a build on a full disk says so: %s', (said) => {
  const built = builtBy(said, 1)
  expect(built.stdout).toBe(
    'Unable The web server could not be built (exit code 1): what the build said is above. The disk is full.\n',
  )
  expect(built.stderr).toContain(said)
  expect(built.made, 'the next start builds again').toBe(false)
})

test('a build that fails for another reason does not blame the disk, and one that ends well is kept', () => {
  expect(builtBy('Type error', 1).stdout).toMatch(/what the build said is above\.\n$/)
  expect(builtBy('', 0)).toMatchObject({ stdout: '', made: true })
})
