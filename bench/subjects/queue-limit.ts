import pg from 'pg'
import { answerFor } from './queue-answers.ts'

/** L: a plain table, NOTIFY on insert, and as many takers as the product has, each with SKIP LOCKED. */

const takers = 8
const batch = 20
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: takers })

const table = `create table if not exists bench_message (id bigint generated always as identity primary key, text text not null, taken_at timestamptz)`
const insert = `with added as (insert into bench_message (text) values ($1) returning id) select pg_notify('bench_message', '') from added`
const take = `update bench_message set taken_at = now() where id in
  (select id from bench_message where taken_at is null order by id limit ${batch} for update skip locked) returning id, text`
const finish = 'delete from bench_message where id = any($1)'

const idle: (() => void)[] = []
let rung = 0
let created: Promise<unknown> | undefined

answerFor({
  send: async (text) => {
    created ??= pool.query(table)
    await created
    await pool.query({ name: 'insert', text: insert, values: [text] })
  },
  work: async (handle) => {
    const listener = new pg.Client({ connectionString: process.env.DATABASE_URL })
    await listener.connect()
    listener.on('notification', ring)
    await listener.query('listen bench_message')
    for (let taker = 0; taker < takers; taker++) void takeForever(handle)
  },
})

/** One idle taker is told; when none is idle, the next that would rest looks again instead. */
function ring(): void {
  const wake = idle.shift()
  if (wake) wake()
  else rung++
}

async function takeForever(handle: (text: string) => Promise<void>): Promise<never> {
  for (;;) {
    const { rows } = await pool.query<{ id: string; text: string }>({ name: 'take', text: take })
    if (rows.length > 0) {
      await Promise.all(rows.map(({ text }) => handle(text)))
      await pool.query({ name: 'finish', text: finish, values: [rows.map(({ id }) => id)] })
    } else if (rung > 0) rung = 0
    else await new Promise<void>((wake) => idle.push(wake))
  }
}
