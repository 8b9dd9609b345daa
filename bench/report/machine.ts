import { readFileSync } from 'node:fs'
import { arch, availableParallelism, cpus, platform, release, totalmem } from 'node:os'

/** What the numbers were measured on: kinds and versions, no names and no paths. */
export function machine(postgresVersion: string): string[] {
  const versions = Object.entries({
    Node: process.versions.node,
    PostgreSQL: postgresVersion,
    Next: versionOf('next'),
    'pg-boss': versionOf('pg-boss'),
    Prisma: versionOf('@prisma/client'),
  })
  return [
    `${availableParallelism()} × ${cpus()[0]?.model.trim() || 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB of memory`,
    `${platform()} ${release().split('-')[0]} ${arch()}; everything on this one machine, over loopback`,
    versions.map(([name, version]) => `${name} ${version}`).join(', '),
  ]
}

function versionOf(name: string): string {
  return JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version
}
