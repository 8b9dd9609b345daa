import type { Moves } from '#lib/camera/parse.ts'

const mostMoves = 4

/** `rehearsal-push-in+tilt-up-shake.mp4`: `+` together, `-` one after another; a long line is cut. */
export function fileName(moves: Moves, extension: string): string {
  let left = mostMoves
  const parts = moves.flatMap((group) => {
    const named = group.slice(0, left)
    left -= named.length
    return named.length > 0 ? [named.join('+')] : []
  })
  const more = moves.flat().length > mostMoves ? ['etc'] : []
  return `${['rehearsal', ...parts, ...more].join('-')}.${extension}`
}
