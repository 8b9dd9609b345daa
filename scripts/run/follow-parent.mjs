// Preloaded (node --import) into every process that we start: when the one that started it is gone,
// however suddenly, this one stops as if it were told to, and does not stay behind as an orphan.
const patienceMilliseconds = 30_000

if (process.channel) {
  process.once('disconnect', () => {
    for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {}) // nobody reads
    process.kill(process.pid, 'SIGTERM')
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), patienceMilliseconds).unref()
  })
  process.channel.unref() // listening must not keep a process alive that has nothing left to do
}
