// Preloaded (node --import) into every process that we start: when the one that started it is gone,
// however suddenly, this one stops as if it were told to, and does not stay behind as an orphan.
const { searchParams } = new URL(import.meta.url)
const starter = Number(searchParams.get('starter'))
const patienceMilliseconds = Number(searchParams.get('patience'))

// A process that this one starts inherits the option, and has a parent and a channel of its own.
if (process.ppid === starter && process.channel) {
  process.once('disconnect', () => {
    for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {}) // nobody reads
    process.kill(process.pid, 'SIGTERM')
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), patienceMilliseconds).unref()
  })
  process.channel.unref() // listening must not keep a process alive that has nothing left to do
}

// node --watch, in development, loads this only into what it watches: that looks after both.
if (process.env.WATCH_REPORT_DEPENDENCIES) {
  setInterval(() => {
    if (!lives(starter)) process.kill(process.ppid, 'SIGTERM')
  }, 1_000).unref()
}

function lives(pid) {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
