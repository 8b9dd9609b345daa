/**
 * A soft guess of how near each part of a picture is, 0 far to 1 near, from its place alone: nearer
 * towards the bottom (the ground) and the centre (the subject).
 *   0.65 · v + 0.35 · exp(−((u − ½)² + (v − ½)²) / (2 · 0.25²)),  v held to 0…1
 * No picture is looked at; a real depth map would replace this one function.
 */
export function nearness(u: number, v: number): number {
  const ramp = Math.min(Math.max(v, 0), 1)
  return 0.65 * ramp + 0.35 * bump(u, v, 0.25)
}

/** How much a part belongs to the subject that a tracking shot holds, 0 to 1: a soft spot at the centre. */
export function subject(u: number, v: number): number {
  return bump(u, v, 0.28)
}

function bump(u: number, v: number, sigma: number): number {
  const x = u - 0.5
  const y = v - 0.5
  return Math.exp(-(x * x + y * y) / (2 * sigma * sigma))
}
