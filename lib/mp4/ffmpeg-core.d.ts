/** FFmpeg as WebAssembly: a program with a file system of its own in memory. Written here, because it brings no types. */
declare module '@ffmpeg/core' {
  export type Core = {
    FS: {
      writeFile(path: string, bytes: Uint8Array): void
      readFile(path: string): Uint8Array
    }
    setLogger(log: (line: { type: string; message: string }) => void): void
    /** Runs `ffmpeg` with these arguments; 0 when it went well. */
    exec(...args: string[]): number
    /** Runs `ffprobe`. What it answers says nothing: look at what it wrote. */
    ffprobe(...args: string[]): number
    reset(): void
  }
  const open: (options: { wasmBinary: Uint8Array }) => Promise<Core>
  export default open
}
