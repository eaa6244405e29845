# Runs the given command and ends it when standard input closes, which the kernel does for a parent that died of
# anything, kill -9 included. The commands run in the background get descriptor 3, because a shell gives background
# commands an empty input. SIGTERM is for the command, which gets it too: this shell waits for what becomes of it.
exec 3<&0
trap : TERM
"$@" </dev/null 3<&- &
child=$!
{ read -r _ <&3; kill -KILL "$child"; } 2>/dev/null &
guard=$!
wait "$child"
status=$?
while kill -0 "$child" 2>/dev/null; do
  wait "$child"
  status=$?
done
kill "$guard" 2>/dev/null
exit "$status"
