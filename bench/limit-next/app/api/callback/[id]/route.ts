import { pool } from '../../../../pool.ts'

/** A route with one indexed update. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  await request.json()
  const { rowCount } = await pool().query({
    name: 'ring',
    text: 'update job set due_at = now() where id = $1',
    values: [id],
  })
  return Response.json({ status: 'success' }, { status: rowCount === 1 ? 200 : 404 })
}
