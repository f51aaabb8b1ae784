#!/usr/bin/env bash
# Compares jsnode with Node, WebFlux, Reactor Netty and Javet on this machine, see docs/performance.md:
#   jsnode-benchmarks/compare.sh [name...] [--quick]
#   jsnode-benchmarks/compare.sh jmh [options of JMH]
# Ends with a line a bar: name, ratio (or amount), bar, ok or short. Without a name: all that have a bar.
# "micro" stands for all files of src/main/js/micro, "micro/buffer" for one.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$here")
target=$here/target

# Compiled classes and copied scripts, unless they are newer than every source.
stamp=$target/compare.stamp
sources=("$root/pom.xml")
for module in jsnode-core jsnode-autoconfigure jsnode-spring-boot-starter jsnode-benchmarks; do
  sources+=("$root/$module/pom.xml")
  if [ -d "$root/$module/src/main" ]; then sources+=("$root/$module/src/main"); fi
done
if [ ! -f "$stamp" ] || [ -n "$(find "${sources[@]}" -type f -newer "$stamp" -print -quit)" ]; then
  echo "compare.sh: building" >&2
  mkdir -p "$target"
  touch "$stamp.new"
  (cd "$root" && mvn -q -B -pl jsnode-core,jsnode-autoconfigure,jsnode-spring-boot-starter,jsnode-benchmarks \
    ${JSNODE_MVN_OPTIONS:-} process-classes)
  mv "$stamp.new" "$stamp"
fi

# The demo laid out for the fastest start, where that is measured.
names=" "
for argument in "$@"; do
  case $argument in --*) ;; *) names="$names$argument " ;; esac
done
case $names in
  " " | *" startup "* | *" startup-demo "*)
    app=$root/demo-app/target/app
    if [ ! -f "$app/app.aot" ] || [ -n "$(find "${sources[@]}" "$root/demo-app/src/main" -type f -newer "$app/app.aot" -print -quit)" ]; then
      echo "compare.sh: packaging the demo" >&2
      (cd "$root" && mvn -q -B -pl demo-app -am ${JSNODE_MVN_OPTIONS:-} package -DskipTests)
      rm -rf "$app"
      "$here/lay-out.sh" "$(find "$root/demo-app/target" -maxdepth 1 -name 'demo-app-*.jar')" "$app" "$(cat "$target/java-home.txt")" >&2
    fi
    ;;
esac

java=$(cat "$target/java-home.txt")/bin/java
classes=$here/target/classes:$root/jsnode-autoconfigure/target/classes:$root/jsnode-core/target/classes
if [ "${1:-}" = jmh ]; then
  shift
  # The forks of JMH run with the same options.
  exec "$java" -XX:+UnlockExperimentalVMOptions -XX:+EnableJVMCI --upgrade-module-path="$root/jsnode-core/target/jit" \
    --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:+UseParallelGC -Xss8m \
    -cp "$classes:$(cat "$target/classpath.txt")" org.openjdk.jmh.Main "$@"
fi
exec "$java" -Djsnode.benchmarks="$here" -cp "$classes:$(cat "$target/classpath.txt")" dev.jsnode.benchmarks.Compare "$@"
