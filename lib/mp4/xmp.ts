import { type Box, type Read, topBoxes } from '#lib/mp4/boxes.ts'

/** The `uuid` box in which an MP4 carries XMP (ISO 16684-3, 1.3.6). */
const xmpUuid = Uint8Array.from([
  0xbe, 0x7a, 0xcf, 0xcb, 0x97, 0xa9, 0x42, 0xe8, 0x9c, 0x71, 0x99, 0x94, 0x91, 0xe3, 0xaf, 0xac,
])
const mostBytes = 256 * 1024
const namespace = 'urn:firstframe:settings:1'

/** A box with one text of ours in an XMP packet: for the end of a file, where it moves nothing. */
export function xmpBox(text: string): Uint8Array {
  const packet = `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:firstframe="${namespace}"><firstframe:settings>${escaped(text)}</firstframe:settings></rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`
  const content = new TextEncoder().encode(packet)
  const box = new Uint8Array(8 + xmpUuid.length + content.length)
  new DataView(box.buffer).setUint32(0, box.length)
  box.set(new TextEncoder().encode('uuid'), 4)
  box.set(xmpUuid, 8)
  box.set(content, 8 + xmpUuid.length)
  return box
}

/** The text that a file carries, the last one; undefined when it carries none or is no MP4. */
export async function textInXmp(read: Read, sizeBytes: number): Promise<string | undefined> {
  for (const box of (await topBoxes(read, sizeBytes))?.reverse() ?? []) {
    const packet = box.type === 'uuid' ? await packetIn(read, box) : undefined
    const text = /<firstframe:settings>([^<]*)<\/firstframe:settings>/.exec(packet ?? '')?.[1]
    if (text !== undefined && packet?.includes(`"${namespace}"`)) return unescaped(text)
  }
  return undefined
}

async function packetIn(read: Read, { contentStart, end }: Box): Promise<string | undefined> {
  if (end - contentStart > mostBytes) return undefined
  const bytes = await read(contentStart, end - contentStart)
  if (!xmpUuid.every((byte, index) => bytes[index] === byte)) return undefined
  return new TextDecoder().decode(bytes.subarray(xmpUuid.length))
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' }
const signs = Object.fromEntries(Object.entries(entities).map(([sign, entity]) => [entity, sign]))

function escaped(text: string): string {
  return text.replace(/[&<>\r]/g, (sign) => entities[sign] ?? sign)
}

function unescaped(text: string): string {
  return text.replace(/&(?:amp|lt|gt|#13);/g, (entity) => signs[entity] ?? entity)
}
