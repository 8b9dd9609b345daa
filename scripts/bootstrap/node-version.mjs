// Old syntax on purpose: a Node that is too old must still be able to say so.
/* biome-ignore-all lint/complexity/useOptionalChain: see above */

export function refuseOldNode(version = process.versions.node) {
  const parts = version.split('.').map(Number)
  if (parts[0] > 20 || (parts[0] === 20 && parts[1] >= 19)) return
  console.error(
    `✗ Firstframe needs Node 20.19 or newer, and this is Node ${version}: install a newer one from https://nodejs.org and start again.`,
  )
  process.exit(1)
}
