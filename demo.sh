#!/usr/bin/env bash
# The first look: trains a classifier of handwritten digits with ML.NET, shows how good it is, saves it, loads it and predicts.
cd "$(dirname "$0")" && exec dotnet run --project samples/Quickstart -c Release -- "$@"
