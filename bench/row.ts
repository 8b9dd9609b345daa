import type { Bench } from './bench.ts'
import type { Finding } from './report/finding.ts'

/** One row of the table of what is measured: its number there never changes. */
export type Row = {
  number: number
  title: string
  /** What is done, so that the figures can be understood. */
  workload: string
  measure(bench: Bench): Promise<Finding[]>
}
