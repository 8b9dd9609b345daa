import { hatch } from '#components/rehearsal/hatch.ts'

/** GLSL ES 1.00, which WebGL 1 and 2 both take. The corners come placed: geometry is lib/camera's alone. */
export const vertexShader = `
attribute vec2 place;
attribute vec2 seen;
varying vec2 source;
void main() {
  source = place;
  gl_Position = vec4(2.0 * seen.x - 1.0, 1.0 - 2.0 * seen.y, 0.0, 1.0);
}`

/** The picture, its edges softened over a pixel; or, for what lies beyond it, stripes that hold still. */
export const fragmentShader = `
precision highp float;
varying vec2 source;
uniform sampler2D picture;
uniform vec2 size;
uniform float stripe;
uniform bool hatched;
void main() {
  if (hatched) {
    float wave = abs(mod((gl_FragCoord.x + gl_FragCoord.y) / stripe, 1.0) - 0.5) * stripe;
    float line = clamp(stripe * ${hatch.lineShare.toFixed(3)} - wave + 0.5, 0.0, 1.0);
    gl_FragColor = vec4(mix(${rgb(hatch.ground)}, ${rgb(hatch.line)}, line), 1.0);
  } else {
    vec2 within = min(source, 1.0 - source) * size;
    float cover = clamp(min(within.x, within.y) + 0.5, 0.0, 1.0);
    gl_FragColor = vec4(texture2D(picture, source).rgb * cover, cover);
  }
}`

function rgb(colour: readonly number[]): string {
  return `vec3(${colour.map((value) => (value / 255).toFixed(4)).join(', ')})`
}
