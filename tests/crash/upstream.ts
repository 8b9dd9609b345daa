/** The stand-in for MiniMax in its own process: what it is told, and what it knows. */
export class Upstream {
  readonly url: string

  constructor(url: string) {
    this.url = url
  }

  async isUp(): Promise<boolean> {
    return fetch(`${this.url}/__sandbox/health`).then(
      ({ ok }) => ok,
      () => false,
    )
  }

  async misbehave(rules: object[]): Promise<void> {
    const body = JSON.stringify(rules)
    const answer = await fetch(`${this.url}/__sandbox/faults`, { method: 'POST', body })
    if (!answer.ok) throw new Error(`the sandbox refused the rules: ${await answer.text()}`)
  }

  /** Every task that it accepted after the first `since`. */
  async tasks(since = 0): Promise<Accepted[]> {
    return (await this.#get<Report>(`tasks?since=${since}`)).tasks
  }

  async counters(): Promise<Report['counters']> {
    return (await this.#get<Report>('tasks?since=1000000')).counters
  }

  /** The video of a task, straight from where it was made. */
  async video(task: Accepted): Promise<Uint8Array> {
    const headers = { authorization: 'Bearer sandbox' }
    const retrieve = `${this.url}/v1/files/retrieve?file_id=${task.fileId}`
    const { file } = await (await fetch(retrieve, { headers })).json()
    return new Uint8Array(await (await fetch(file.download_url)).arrayBuffer())
  }

  async #get<T>(path: string): Promise<T> {
    return (await fetch(`${this.url}/__sandbox/${path}`)).json() as Promise<T>
  }
}

export type Accepted = {
  sequence: number
  taskId: string
  request: { prompt: string }
  callbackUrl: string | null
  answer: 'open' | 'sent' | 'disturbed' | 'lost'
  fileId: string | null
  finishedAt: string | null
  pushes: { outcome: string }[]
}
type Report = {
  tasks: Accepted[]
  counters: { creates: { seen: number; accepted: number }; authorizationLeaks: number }
}
