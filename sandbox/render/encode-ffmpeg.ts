import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import type { Encoder } from './encoder.ts'
import { emptyPlanes, isHd } from './planes.ts'
import { framesPerSecond, type Size } from './size.ts'

let works: Promise<boolean> | undefined

/** True when an `ffmpeg` on PATH can really encode H.264; asked once for each thread. */
export function ffmpegWorks(): Promise<boolean> {
  works ??= encodesOneFrame()
  return works
}

async function encodesOneFrame(): Promise<boolean> {
  const frame = emptyPlanes(64, 64)
  const child = run([...rawInput(frame), ...h264(frame.height), '-f', 'null', '-'])
  const patience = setTimeout(() => child.kill('SIGKILL'), 5_000)
  child.stdin.end(frame.bytes)
  const { code } = await ended(child)
  clearTimeout(patience)
  return code === 0
}

/** H.264 through libx264. The file is made on disk because its index can only be put in front there. */
export async function openFfmpeg(size: Size): Promise<Encoder> {
  const folder = await mkdtemp(join(tmpdir(), 'firstframe-sandbox-'))
  const file = join(folder, 'video.mp4')
  const child = run([
    ...rawInput(size),
    ...h264(size.height),
    '-movflags',
    '+faststart',
    '-y',
    file,
  ])
  const end = ended(child)
  const remove = () => rm(folder, { recursive: true, force: true })
  return {
    async add(frame) {
      // Written when the pipe has taken all of it, or broken: then `finish` says why.
      await new Promise<void>((resolve) => child.stdin.write(frame.bytes, () => resolve()))
    },
    async finish() {
      child.stdin.end()
      const { code, errors } = await end
      try {
        if (code !== 0) throw new Error(`ffmpeg ended with ${code}: ${errors}`)
        return await readFile(file)
      } finally {
        await remove()
      }
    },
    async abandon() {
      child.kill('SIGKILL')
      await end
      await remove()
    },
  }
}

function rawInput({ width, height }: Size): string[] {
  const shape = ['-pix_fmt', 'yuv420p', '-s', `${width}x${height}`, '-r', `${framesPerSecond}`]
  return ['-f', 'rawvideo', ...shape, '-i', 'pipe:0']
}

function h264(videoHeight: number): string[] {
  const colour = isHd(videoHeight) ? 'bt709' : 'smpte170m'
  const tags = ['-colorspace', colour, '-color_primaries', colour, '-color_trc', colour]
  const speed = ['-preset', 'ultrafast', '-crf', '26', '-g', `${2 * framesPerSecond}`]
  return ['-c:v', 'libx264', ...speed, '-pix_fmt', 'yuv420p', ...tags]
}

type Ffmpeg = ChildProcessByStdio<Writable, null, Readable>

function run(args: string[]): Ffmpeg {
  const child = spawn('ffmpeg', ['-v', 'error', '-nostdin', ...args], {
    stdio: ['pipe', 'ignore', 'pipe'],
  })
  // A process that ends early breaks the pipe; `ended` tells why.
  child.stdin.on('error', () => {})
  return child
}

async function ended(child: Ffmpeg): Promise<{ code: number | null; errors: string }> {
  let errors = ''
  child.stderr.on('data', (chunk) => {
    errors = (errors + chunk).slice(-500)
  })
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: null, errors: error.message }))
    child.on('close', (code) => resolve({ code, errors: errors.trim() }))
  })
}
