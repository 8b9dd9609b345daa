import pg from 'pg'
import { type Head, type Link, type Verdict, verifyChain } from '#lib/audit/chain.ts'

/** A chain of the audit: a workspace's, or the instance's own. */
export type Checked = { chain: string; verdict: Verdict; sha256: string }

const pageRows = 5_000

/** Computes every digest of every chain anew, on one picture of the database. `url` is that of its owner. */
export async function checkAudit(url: string): Promise<Checked[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    const { rows } = await client.query<{
      chain: string
      seq: string | null
      sha256: string | null
    }>(
      `select chain, h.seq, h.sha256 from (
         select workspace_id as chain from audit union select workspace_id from audit_head
       ) c left join audit_head h on h.workspace_id = c.chain order by chain`,
    )
    const checked: Checked[] = []
    for (const { chain, seq, sha256 } of rows) {
      const head: Head | undefined =
        seq !== null && sha256 !== null ? { seq: BigInt(seq), sha256 } : undefined
      const verdict = await verifyChain(linksOf(client, chain), head)
      checked.push({ chain, verdict, sha256: sha256 ?? '' })
    }
    return checked
  } finally {
    await client.end()
  }
}

async function* linksOf(client: pg.Client, chain: string): AsyncGenerator<Link[]> {
  for (let after = '0'; ; ) {
    const { rows } = await client.query<Omit<Link, 'seq'> & { seq: string }>(
      `select a.seq, audit_text(a) as text, a.previous_sha256 as "previousSha256", a.sha256 from audit a
       where a.workspace_id = $1 and a.seq > $2 order by a.seq limit ${pageRows}`,
      [chain, after],
    )
    yield rows.map((row) => ({ ...row, seq: BigInt(row.seq) }))
    const last = rows.at(-1)
    if (!last || rows.length < pageRows) return
    after = last.seq
  }
}
