#!/usr/bin/env python3
"""Serves one GGUF model with llama.cpp's own HTTP server, for the program that started it.

Prints exactly one JSON line on stdout, when it is ready or has failed; llama.cpp's log goes to stderr.
It ends with the program that started it: when its stdin (a pipe that the parent holds open) is closed,
when the parent is gone, or on SIGTERM and SIGINT. The API key comes by ASSAY_LOCAL_KEY, as everybody
can read the arguments of a process.
"""

import argparse
import json
import os
import signal
import socket
import stat
import sys
import threading
import time

# How long llama.cpp's worker threads spin at a barrier before they sleep; set before its library is loaded. Never
# spinning (OMP_WAIT_POLICY=PASSIVE) writes 18 tokens a second where this writes 26 (2 cores, 1.5 billion parameters);
# the default spins ten times as long for no more tokens and takes that time from the other processes.
os.environ.setdefault("GOMP_SPINCOUNT", "10000")

STARTED = time.monotonic()
PARENT = os.getppid()
FLASH = {"auto": "AUTO", "on": "ENABLED", "off": "DISABLED"}


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Serve a GGUF model over HTTP with llama.cpp.")
    parser.add_argument("--model", required=True, help="the GGUF file")
    parser.add_argument("--alias", default="local", help="the model's name in replies")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=0, help="0: a free one, named in the ready line")
    parser.add_argument("--ctx", type=int, default=8192, help="tokens of context, shared by the slots")
    parser.add_argument("--parallel", type=int, default=1, help="requests that are worked on at a time")
    parser.add_argument("--threads", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--batch", type=int, default=512, help="prompt tokens that are computed at a time")
    parser.add_argument("--cache-ram", type=int, default=256, help="MiB for prompts that may come again; 0: none")
    parser.add_argument("--flash-attention", choices=["auto", "on", "off"], default="auto")
    parser.add_argument("--chat-template", help="a Jinja file, in place of the template in the model's file")
    parser.add_argument("--verbose", action="store_true", help="llama.cpp's whole log")
    return parser.parse_args()


def start(chosen: argparse.Namespace, port: int):
    """Loads the model and returns the running server and what it runs on."""
    import xllamacpp

    params = xllamacpp.CommonParams()
    params.model.path = chosen.model
    params.model_alias = {chosen.alias}
    params.hostname = chosen.host
    params.port = port
    params.api_keys = [key] if (key := os.environ.pop("ASSAY_LOCAL_KEY", "")) else []
    params.n_ctx = chosen.ctx
    params.n_parallel = chosen.parallel
    # One pool of context for all slots, so that a long document may use what the others leave.
    params.kv_unified = chosen.parallel > 1
    params.cpuparams.n_threads = chosen.threads
    params.cpuparams_batch.n_threads = chosen.threads
    params.n_batch = chosen.batch
    params.n_ubatch = chosen.batch
    params.cache_ram_mib = chosen.cache_ram
    params.flash_attn_type = getattr(
        xllamacpp.llama_flash_attn_type, f"LLAMA_FLASH_ATTN_TYPE_{FLASH[chosen.flash_attention]}"
    )
    params.n_gpu_layers = 0
    params.fit_params = False
    params.use_jinja = True
    if chosen.chat_template:
        with open(chosen.chat_template, encoding="utf-8") as file:
            params.chat_template = file.read()
    params.cont_batching = True
    params.warmup = True
    params.endpoint_slots = True
    params.endpoint_props = True
    params.endpoint_metrics = True
    params.webui = False
    params.verbosity = 3 if chosen.verbose else 1
    return xllamacpp.Server(params), f"xllamacpp {xllamacpp.__version__}"


def watch_stdin(stop: threading.Event) -> None:
    """Sets `stop` when the pipe from the parent is closed."""
    while os.read(0, 4096):
        pass
    stop.set()


def main() -> None:
    # While the model loads a signal ends the process at once; Python would only see it afterwards.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    chosen = options()

    # llama.cpp may print to stdout, which is for the one line of JSON.
    ready_line = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)

    def report(**fields) -> None:
        print(json.dumps(fields), file=ready_line, flush=True)

    try:
        if not os.path.isfile(chosen.model):
            raise FileNotFoundError(f"no model file at {chosen.model}")
        server, runtime = start(chosen, chosen.port)
    except Exception as error:
        report(ready=False, error=f"{error} (llama.cpp's reason is on stderr)")
        sys.exit(1)

    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    # A terminal or /dev/null says nothing about a parent, a pipe or a socket does.
    kind = os.fstat(0).st_mode
    if stat.S_ISFIFO(kind) or stat.S_ISSOCK(kind):
        threading.Thread(target=watch_stdin, args=(stop,), daemon=True).start()
    seconds = round(time.monotonic() - STARTED, 2)
    report(ready=True, url=server.listening_address, startup_seconds=seconds, runtime=runtime)

    # PR_SET_PDEATHSIG would signal when the *thread* that started this process ends, which happens in a
    # pool of threads while the program lives on. So the parent's number is looked at instead.
    while not stop.wait(0.25):
        if os.getppid() != PARENT:
            break
    # Deleting the server would wait for the replies that are being written, which may take minutes. There is
    # nothing to save.
    os._exit(0)


if __name__ == "__main__":
    main()
