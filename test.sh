#!/usr/bin/env bash
# Restores, builds with warnings as errors, runs every test project and every sample, and ends with the line 'N passed, N failed'.
#   ./test.sh            smoke sizes: samples on less data, stress tests at a tenth
#   ./test.sh --full     everything at full size
# Further arguments go to the build and to the tests, for example -p:MLNetSource=assemblies -p:MLNetAssemblies=FOLDER.
set -uo pipefail
cd "$(dirname "$0")"
export DOTNET_NOLOGO=true DOTNET_CLI_TELEMETRY_OPTOUT=true MLNETVISION_FULL=0
export VSTEST_CONNECTION_TIMEOUT=${VSTEST_CONNECTION_TIMEOUT:-600}
sample_size=--smoke
if [ "${1:-}" = --full ]; then
  export MLNETVISION_FULL=1
  sample_size=
  shift
fi

results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT

dotnet build MLNetVision.sln -c Release -warnaserror -warnnotaserror:MLNET004 -nologo "$@" || { echo "0 passed, 1 failed"; exit 1; }

status=0
dotnet test MLNetVision.sln -c Release --no-build -nologo --logger trx --results-directory "$results" "$@" || status=1

# The counts are read from the result files, so that a test project that crashes cannot be counted as passed.
passed=0 failed=0 skipped=0
shopt -s nullglob
for file in "$results"/*.trx; do
  counters=$(grep -o '<Counters [^>]*>' "$file")
  number() { sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" <<<"$counters"; }
  total=$(number total) executed=$(number executed) ok=$(number passed)
  passed=$((passed + ok)) failed=$((failed + executed - ok)) skipped=$((skipped + total - executed))
done
projects=$(find tests -name '*.csproj' ! -name TestKit.csproj | wc -l)
files=("$results"/*.trx)
if [ "${#files[@]}" -ne "$projects" ]; then
  echo "$projects test projects, but ${#files[@]} of them left results"
  failed=$((failed + 1))
fi

for project in samples/*/*.csproj; do
  name=$(basename "$project" .csproj)
  echo "== sample $name $sample_size"
  if dotnet run --project "$project" -c Release --no-build "$@" -- $sample_size; then
    passed=$((passed + 1))
  else
    echo "sample $name failed"
    failed=$((failed + 1))
  fi
done

line="$passed passed, $failed failed"
[ "$skipped" -eq 0 ] || line="$line, $skipped skipped"
echo "$line"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ] && [ "$status" -eq 0 ]
