#!/usr/bin/env bash
# The first look: trains a network on handwritten digits with ML.NET, shows how good it is, writes a report, saves the model, loads it and predicts.
cd "$(dirname "$0")" || exit 1
echo "Building; the first time takes about a minute ..."
exec dotnet run --project samples/Quickstart -c Release -- "$@"
