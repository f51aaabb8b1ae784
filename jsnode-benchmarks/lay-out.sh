#!/bin/sh
# Lays an executable jar out for the fastest start, see docs/operations.md:
#   lay-out.sh JAR FOLDER JAVA_HOME
set -e
jar=$(readlink -f "$1")
app=$2
java=$3/bin/java
"$java" -Djarmode=tools -jar "$jar" extract --destination "$app"
"$java" -Djarmode=jsnode -jar "$jar" extract --runtime --destination "$app/jit"
"$app/jit/runtime/bin/java" "@$app/jit/jvm.args" -XX:+UseParallelGC -XX:AOTCacheOutput="$app/app.aot" -XX:TieredStopAtLevel=1 -Xlog:aot*=off -Xlog:cds*=off \
  -Dspring.context.exit=onRefresh -jar "$app/$(basename "$jar")"
