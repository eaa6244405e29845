# Runs the given command and ends it when standard input closes, which the kernel does for a parent that died of
# anything, kill -9 included. `read` also returns at a newline: that is how the parent asks for an orderly end.
# The commands run in the background get descriptor 3, because a shell gives background commands an empty input.
exec 3<&0
"$@" </dev/null 3<&- &
child=$!
{ read -r _ <&3; kill -KILL "$child"; } 2>/dev/null &
guard=$!
wait "$child"
status=$?
kill "$guard" 2>/dev/null
exit "$status"
