import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ffmpegWorks, openFfmpeg } from '#sandbox/render/encode-ffmpeg.ts'
import { emptyPlanes } from '#sandbox/render/planes.ts'

/** A folder on PATH whose `ffmpeg` is a shell script; TMPDIR is in it too, to see what is left behind. */
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ffmpeg-test-'))
  vi.stubEnv('PATH', `${folder}${delimiter}${process.env.PATH}`)
  vi.stubEnv('TMPDIR', folder)
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true })
})

async function ffmpegIs(script: string): Promise<void> {
  const file = join(folder, 'ffmpeg')
  await writeFile(file, `#!/bin/sh\n${script}\n`)
  await chmod(file, 0o755)
}

/** The script that writes what it reads to the file named last. */
const copies = 'for last; do :; done; cat > "$last"'

test('an ffmpeg that cannot encode is not used', async () => {
  await ffmpegIs('echo "Unknown encoder libx264" >&2; exit 1')
  expect(await ffmpegWorks()).toBe(false)
})

test.each([
  [64, 64],
  [320, 240],
])(
  'every frame of %d×%d reaches ffmpeg, though the caller draws over it',
  async (width, height) => {
    await ffmpegIs(`sleep 0.2; ${copies}`)
    const encoder = await openFfmpeg({ width, height })
    const frame = emptyPlanes(width, height)
    for (let number = 0; number < 20; number++) {
      frame.bytes.fill(number)
      await encoder.add(frame)
    }
    const written = await encoder.finish()
    const expected = Array.from({ length: 20 }, (_, number) =>
      Buffer.alloc(width * height * 1.5, number),
    )
    expect(Buffer.compare(written, Buffer.concat(expected))).toBe(0)
    expect(await readdir(folder)).toEqual(['ffmpeg'])
  },
)

test('an ffmpeg that ends early fails the render with its own words and leaves nothing behind', async () => {
  await ffmpegIs('echo "no space left" >&2; exit 3')
  const encoder = await openFfmpeg({ width: 640, height: 480 })
  const frame = emptyPlanes(640, 480)
  for (let number = 0; number < 20; number++) await encoder.add(frame)
  await expect(encoder.finish()).rejects.toThrow('ffmpeg ended with 3: no space left')
  expect(await readdir(folder)).toEqual(['ffmpeg'])
})

test('an abandoned render ends ffmpeg and leaves nothing behind', async () => {
  await ffmpegIs('exec sleep 60')
  const encoder = await openFfmpeg({ width: 64, height: 64 })
  await encoder.add(emptyPlanes(64, 64))
  const started = performance.now()
  await encoder.abandon()
  expect(performance.now() - started).toBeLessThan(5000)
  expect(await readdir(folder)).toEqual(['ffmpeg'])
})
