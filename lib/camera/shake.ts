import { randomFrom } from '#lib/camera/random.ts'

const lowestHertz = 2
const middleHertz = 4
const highestHertz = 6
const pairs = 3
/** Of the width or height, for each cosine: about 0.6 % RMS in all, never more than 2.1 %. */
const amplitude = 0.0035

type Shake = { shakeX: number; shakeY: number }

/**
 * A hand that trembles between 2 and 6 Hz, the same for the same seed. On each axis
 *   Σ ± a · (cos(π m t / T) − cos(π n t / T)),   m / 2T in 2…4 Hz, n / 2T in 4…6 Hz, whole m and n.
 * Half cycles fit T exactly, so the mean over the shake is zero; the two cosines of a pair cancel
 * at the start, so the first view is the picture itself. With m and n both even or both odd they
 * cancel at the end too (`endsAtRest`, for a join); otherwise the last view is a little off.
 */
export function shakeAt(
  seconds: number,
  durationSeconds: number,
  { seed, endsAtRest }: { seed: number; endsAtRest: boolean },
): Shake {
  const random = randomFrom(seed)
  const axis = () => {
    let offset = 0
    for (let pair = 0; pair < pairs; pair++) {
      const m = halfCycles(lowestHertz, middleHertz, durationSeconds, random())
      const n = halfCycles(middleHertz, highestHertz, durationSeconds, random())
      const together = ((n - m) % 2 === 0) === endsAtRest ? n : n - 1
      const sign = random() < 0.5 ? -1 : 1
      const angle = (Math.PI * seconds) / durationSeconds
      offset += sign * amplitude * (Math.cos(m * angle) - Math.cos(together * angle))
    }
    return offset
  }
  return { shakeX: axis(), shakeY: axis() }
}

/** A whole number of half cycles in `durationSeconds` for a frequency in the band; `share` picks which. */
function halfCycles(fromHertz: number, toHertz: number, durationSeconds: number, share: number) {
  return Math.round(2 * durationSeconds * (fromHertz + share * (toHertz - fromHertz)))
}
