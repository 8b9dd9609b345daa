import { createHash } from 'node:crypto'

/** A row of the audit, with what its digest is made of (audit_text in the migrations). */
export type Link = { seq: bigint; text: string; previousSha256: string; sha256: string }

/** Where a chain should end. */
export type Head = { seq: bigint; sha256: string }

export type Verdict =
  | { intact: true; rows: number }
  /** `seq`: the first row that is not as it was written, or is missing. */
  | { intact: false; seq: string; why: Breach }

type Breach = 'missing' | 'changed' | 'unlinked'

const beginning = '0'.repeat(64)

/**
 * Follows a chain from its first row, computing every digest anew. Pages are consecutive rows by number. The
 * head tells whether the last rows are gone, which a chain by itself cannot.
 */
export async function verifyChain(
  pages: AsyncIterable<readonly Link[]>,
  head: Head | undefined,
): Promise<Verdict> {
  let last: Head = { seq: 0n, sha256: beginning }
  for await (const page of pages)
    for (const link of page) {
      const why = breachOf(link, last)
      if (why === 'missing') return broken(last.seq + 1n, why)
      if (why) return broken(link.seq, why)
      last = link
    }
  if ((head?.seq ?? 0n) > last.seq) return broken(last.seq + 1n, 'missing')
  const isHead = head ? head.sha256 === last.sha256 && head.seq === last.seq : last.seq === 0n
  return isHead ? { intact: true, rows: Number(last.seq) } : broken(last.seq, 'unlinked')
}

function breachOf(link: Link, last: Head): Breach | undefined {
  if (link.seq !== last.seq + 1n) return link.seq > last.seq ? 'missing' : 'unlinked'
  if (link.previousSha256 !== last.sha256) return 'unlinked'
  return createHash('sha256').update(link.text).digest('hex') === link.sha256
    ? undefined
    : 'changed'
}

function broken(seq: bigint, why: Breach): Verdict {
  return { intact: false, seq: String(seq), why }
}
