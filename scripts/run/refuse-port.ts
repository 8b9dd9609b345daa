import { portProblem } from '../ports.ts'
import { Unable } from '../unable.ts'

/** Says which setting names a port that cannot be had, before anything is started on it. */
export async function refusePort(setting: string, port: number, host: string): Promise<void> {
  const problem = await portProblem(port, host)
  if (!problem) return
  throw new Unable((sentences[problem] ?? other)(setting, port, host, problem))
}

type Sentence = (setting: string, port: number, host: string, problem: string) => string

const sentences: Record<string, Sentence> = {
  EADDRINUSE: (setting, port, host) =>
    `Port ${port} of ${host} is taken by another program: stop it, or set ${setting} to a free port.`,
  EACCES: (setting, port) =>
    `This account may not listen on port ${port}: set ${setting} to a port above 1023.`,
  EADDRNOTAVAIL: (_, __, host) =>
    `This machine has no address ${host}: set HOST to one of its own, or to 0.0.0.0 for all.`,
}

const other: Sentence = (setting, port, host, problem) =>
  `Nothing can listen on port ${port} of ${host} (${problem}): set ${setting} or HOST.`
