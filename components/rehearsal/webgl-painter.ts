import { cellTriangles, cornerPlaces, placeCorners } from '#components/rehearsal/forward-mesh.ts'
import { stripePixels } from '#components/rehearsal/hatch.ts'
import type { Painter, Source } from '#components/rehearsal/painter.ts'
import { fragmentShader, vertexShader } from '#components/rehearsal/shaders.ts'
import type { Pose } from '#lib/camera/path.ts'

type Gl = WebGLRenderingContext | WebGL2RenderingContext

const wholeView = new Float32Array([0, 0, 1, 0, 0, 1, 1, 1])

/** Kept after it is shown, so that stills and exports can copy it. */
const contextOptions: WebGLContextAttributes = {
  alpha: false,
  antialias: false,
  preserveDrawingBuffer: true,
}

/** Draws with WebGL 2 or 1, or is undefined where there is neither. */
export function openWebglPainter(
  canvas: HTMLCanvasElement,
  { image, aspect }: Source,
  again: () => void,
): Painter | undefined {
  const gl: Gl | null =
    canvas.getContext('webgl2', contextOptions) ?? canvas.getContext('webgl', contextOptions)
  if (!gl) return undefined
  const places = cornerPlaces()
  const corners = new Float32Array(places.length)
  let card = load(gl, image, places)
  const onLost = (event: Event) => event.preventDefault() // or it never comes back
  const onRestored = () => {
    card = load(gl, image, places)
    again()
  }
  canvas.addEventListener('webglcontextlost', onLost)
  canvas.addEventListener('webglcontextrestored', onRestored)
  return {
    kind: 'webgl',
    paint(pose: Pose) {
      if (gl.isContextLost()) return
      placeCorners(pose, aspect, places, corners)
      draw(gl, card, corners)
    },
    close() {
      canvas.removeEventListener('webglcontextlost', onLost)
      canvas.removeEventListener('webglcontextrestored', onRestored)
      card.free()
    },
    giveBack() {
      gl.getExtension('WEBGL_lose_context')?.loseContext()
    },
  }
}

type Card = ReturnType<typeof load>

/** Everything that the card keeps: the program, the picture, the mesh. */
function load(gl: Gl, image: TexImageSource, places: Float32Array) {
  const program = link(gl)
  const triangles = cellTriangles()
  const buffers = {
    place: gl.createBuffer(),
    seen: gl.createBuffer(),
    triangles: gl.createBuffer(),
  }
  gl.bindBuffer(gl.ARRAY_BUFFER, buffers.place)
  gl.bufferData(gl.ARRAY_BUFFER, places, gl.STATIC_DRAW)
  gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, buffers.triangles)
  gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, triangles, gl.STATIC_DRAW)
  const texture = gl.createTexture()
  gl.bindTexture(gl.TEXTURE_2D, texture)
  // WebGL 1 takes pictures whose sides are no powers of two only so.
  for (const side of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T])
    gl.texParameteri(gl.TEXTURE_2D, side, gl.CLAMP_TO_EDGE)
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR)
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGB, gl.RGB, gl.UNSIGNED_BYTE, image)
  // biome-ignore lint/correctness/useHookAtTopLevel: WebGL's own word
  gl.useProgram(program)
  gl.enable(gl.BLEND)
  gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA)
  const attributes = {
    place: gl.getAttribLocation(program, 'place'),
    seen: gl.getAttribLocation(program, 'seen'),
  }
  for (const attribute of Object.values(attributes)) gl.enableVertexAttribArray(attribute)
  const uniform = (name: string) => gl.getUniformLocation(program, name)
  const uniforms = { size: uniform('size'), stripe: uniform('stripe'), hatched: uniform('hatched') }
  const free = () => {
    gl.deleteTexture(texture)
    gl.deleteProgram(program)
    for (const buffer of Object.values(buffers)) gl.deleteBuffer(buffer)
  }
  return { buffers, attributes, uniforms, triangleCorners: triangles.length, free }
}

function draw(gl: Gl, card: Card, corners: Float32Array): void {
  const { buffers, attributes, uniforms } = card
  const { drawingBufferWidth: width, drawingBufferHeight: height } = gl
  const point = (attribute: number, buffer: WebGLBuffer | null) => {
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer)
    gl.vertexAttribPointer(attribute, 2, gl.FLOAT, false, 0, 0)
  }
  gl.viewport(0, 0, width, height)
  gl.uniform2f(uniforms.size, width, height)
  gl.uniform1f(uniforms.stripe, stripePixels(width))
  gl.uniform1i(uniforms.hatched, 1)
  point(attributes.place, buffers.place)
  point(attributes.seen, buffers.seen)
  gl.bufferData(gl.ARRAY_BUFFER, wholeView, gl.DYNAMIC_DRAW)
  gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4)
  gl.uniform1i(uniforms.hatched, 0)
  gl.bufferData(gl.ARRAY_BUFFER, corners, gl.DYNAMIC_DRAW)
  gl.drawElements(gl.TRIANGLES, card.triangleCorners, gl.UNSIGNED_SHORT, 0)
}

function link(gl: Gl): WebGLProgram {
  const program = gl.createProgram()
  for (const [type, text] of [
    [gl.VERTEX_SHADER, vertexShader],
    [gl.FRAGMENT_SHADER, fragmentShader],
  ] as const) {
    const shader = gl.createShader(type)
    if (!shader) continue // the card was just lost: everything is made again when it comes back
    gl.shaderSource(shader, text)
    gl.compileShader(shader)
    gl.attachShader(program, shader)
    gl.deleteShader(shader)
  }
  gl.linkProgram(program)
  return program
}
