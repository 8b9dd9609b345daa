import { type RefusalCode, Refused } from '#lib/errors.ts'

export type Kind = 'jpeg' | 'png' | 'webp'

/** How many first bytes of a file `sniff` wants. */
export const headBytes = 1024

/** What a file is by its first bytes: never by its name or by what the sender says. */
export function sniff(head: Uint8Array): Kind | Refused {
  const text = String.fromCharCode(...head)
  const kind = kindOf(text)
  if (kind) return isDisguise(text) ? new Refused('frame_polyglot') : kind
  const type = otherPictures.find(([start]) => text.startsWith(start))?.[1]
  if (type) return new Refused('frame_type', { params: { type } })
  return brandRefusal(text) ?? new Refused(strangerCode(text))
}

function kindOf(text: string): Kind | undefined {
  if (text.startsWith('\xff\xd8\xff')) return 'jpeg'
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (text.startsWith('RIFF') && text.startsWith('WEBP', 8)) return 'webp'
  return undefined
}

/** A picture that is a document, a page or a script too, for a program that looks for one near the start. */
function isDisguise(text: string): boolean {
  return /%PDF-|<(\?php|!doctype html|html|script|svg|body)\b/i.test(text) || isScriptHead(text)
}

/** A first JPEG segment whose length reads as the start of a comment. */
function isScriptHead(text: string): boolean {
  return ['\xff\xd8\xff\xe0/*', '\xff\xd8\xff\xe0//'].some((start) => text.startsWith(start))
}

/** Pictures that the upstream does not take. */
const otherPictures = [
  ['BM', 'BMP'],
  ['II*\0', 'TIFF'],
  ['MM\0*', 'TIFF'],
  ['8BPS', 'PSD'],
  ['\0\0\x01\0', 'ICO'],
  ['\xff\x0a', 'JPEG XL'],
  ['\0\0\0\x0cJXL ', 'JPEG XL'],
  ['\0\0\0\x0cjP  ', 'JPEG 2000'],
] as const

/** The ISO media family: its first box names what is in it. */
function brandRefusal(text: string): Refused | undefined {
  if (!text.startsWith('ftyp', 4)) return undefined
  const brands = text.slice(8, 48)
  if (/avi[fs]/.test(brands)) return new Refused('frame_type', { params: { type: 'AVIF' } })
  return new Refused(/hei[cxms]|hev[cxms]|mif1|msf1/.test(brands) ? 'frame_heic' : 'frame_video')
}

function strangerCode(text: string): RefusalCode {
  if (text.startsWith('GIF8')) return 'frame_gif'
  if (text.startsWith('\x1aE\xdf\xa3') || text.startsWith('AVI ', 8)) return 'frame_video'
  if (text.includes('%PDF-')) return 'frame_pdf'
  if (archives.some((start) => text.startsWith(start))) return 'frame_archive'
  if (/<svg[\s>]/i.test(text)) return 'frame_svg'
  if (/^(ï»¿)?\s*<(!doctype html|!--|html|head|body|script|title)/i.test(text)) return 'frame_html'
  return 'frame_not_image'
}

const archives = ['PK\x03\x04', 'PK\x05\x06', '\x1f\x8b', '7z\xbc\xaf', 'Rar!']
