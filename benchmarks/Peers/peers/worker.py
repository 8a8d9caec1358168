"""The peer's half of the harness: one line of JSON in, one line out.

A suite's script imports this module, registers functions by name and calls serve(). Such a function takes the arguments, prepares the work and
returns (run, output): run() does the work once, output() gives its result as bytes.
"""
import json
import sys
import time

FUNCTIONS = {}


def work(function):
    FUNCTIONS[function.__name__] = function
    return function


def loaded_blas():
    with open("/proc/self/maps") as maps:
        libraries = {line.split()[-1] for line in maps if "blas" in line and line.rstrip().endswith((".so", ".so.3", ".so.0")) or "openblas" in line}
    return ", ".join(sorted(path.split("/")[-1] for path in libraries)) or "none"


def peak_memory():
    """The most bytes of this process that were in memory at once."""
    with open("/proc/self/status") as status:
        return next(1024 * int(line.split()[1]) for line in status if line.startswith("VmHWM"))


def missing(module):
    print(json.dumps({"missing": module}), flush=True)
    sys.exit(0)


def serve(description):
    print(json.dumps({"description": description, "blas": loaded_blas()}), flush=True)
    run = None
    for line in sys.stdin:
        question = json.loads(line)
        if "prepare" in question:
            run, output = FUNCTIONS[question["prepare"]](**question["arguments"])
            run()
            with open(question["output"], "wb") as file:
                file.write(output())
            print(json.dumps({}), flush=True)
        elif "memory" in question:
            print(json.dumps({"bytes": peak_memory()}), flush=True)
        else:
            start = time.perf_counter()
            for _ in range(question["time"]):
                run()
            print(json.dumps({"seconds": time.perf_counter() - start}), flush=True)
