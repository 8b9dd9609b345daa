import { openCore } from '#lib/mp4/core.ts'

/** The same decoder, asked another way: what it makes of a file with these arguments, as one file. */
export async function ffmpeg(
  inputs: Record<string, Uint8Array>,
  args: string[],
  output: string,
): Promise<Buffer> {
  const core = await openCore()
  const said: string[] = []
  core.setLogger(({ message }) => said.push(message))
  for (const [name, bytes] of Object.entries(inputs)) core.FS.writeFile(name, bytes)
  const code = core.exec(...args, output)
  if (code !== 0) throw new Error(said.slice(-8).join('\n'))
  return Buffer.from(core.FS.readFile(output))
}

/** The `n`th picture that a player shows, counted from 0, as raw bytes of a pixel format. */
export function nthPicture(
  mp4: Uint8Array,
  n: number,
  format: string,
  scale = '',
): Promise<Buffer> {
  const filter = [`select=eq(n\\,${n})`, ...(scale ? [scale] : []), `format=${format}`].join(',')
  const args = ['-i', 'in.mp4', '-vf', filter, '-fps_mode', 'passthrough', '-frames:v', '1']
  return ffmpeg({ 'in.mp4': mp4 }, [...args, '-f', 'rawvideo'], 'out.raw')
}
