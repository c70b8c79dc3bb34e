// Loaded into the app's process before anything else. The channel to the start closes when the start ends, however it ends:
// then this process stops too, and does not hold the port for ever.
const GRACE_MS = 5000

process.on('disconnect', () => {
  process.kill(process.pid, 'SIGTERM')
  setTimeout(() => process.exit(1), GRACE_MS).unref()
})
// A channel that is listened to must not keep a process alive that has nothing else to do.
process.channel?.unref()
