/**
 * A soft guess of how near each part of a picture is, 0 far to 1 near, from its place alone: nearer
 * towards the bottom (the ground) and the centre (the subject).
 *   0.65 · v + 0.35 · exp(−((u − ½)² + (v − ½)²) / (2 · 0.25²)),  v held to 0…1
 * No picture is looked at; a real depth map would replace this one function.
 */
export function nearness(u: number, v: number): number {
  const ramp = Math.min(Math.max(v, 0), 1)
  const x = u - 0.5
  const y = v - 0.5
  return 0.65 * ramp + 0.35 * Math.exp(-(x * x + y * y) / (2 * 0.25 ** 2))
}

/**
 * How much a part belongs to the subject that a tracking shot holds, 0 to 1: a spot at the centre,
 * exp(−(r / 0.42)³), flat inside so that the subject keeps its shape.
 */
export function subject(u: number, v: number): number {
  const reach = Math.hypot(u - 0.5, v - 0.5) / 0.42
  return Math.exp(-(reach * reach * reach))
}
