#!/usr/bin/env bash
# The first look: trains a classifier of handwritten digits with ML.NET, shows how good it is, saves it, loads it and predicts.
cd "$(dirname "$0")" || exit 1
echo "Building; the first time takes about half a minute ..."
exec dotnet run --project samples/Quickstart -c Release -- "$@"
