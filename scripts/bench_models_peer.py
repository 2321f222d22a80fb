"""A peer of `make bench-models`: the same calls by a Python client under asyncio.
Usage: bench_models_peer.py sdk|instructor URL COUNT AT_ONCE. Prints what it took as JSON.
"""

import asyncio
import json
import resource
import sys
import time

from openai import AsyncOpenAI
from pydantic import BaseModel

KIND, URL, COUNT, AT_ONCE = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])


class record_receipt(BaseModel):
    """Record the receipt."""

    seller_name: str | None
    seller_address: str | None
    issue_date: str | None
    total: float | None


TOOL = {
    "type": "function",
    "function": {"name": "record_receipt", "description": "Record the receipt.",
                 "parameters": record_receipt.model_json_schema()},
}
client = AsyncOpenAI(base_url=URL + "/v1", api_key="sk-test", max_retries=8, timeout=60)
if KIND == "instructor":
    import instructor

    instructed = instructor.from_openai(client, mode=instructor.Mode.TOOLS)


def messages(number):
    text = f"CORNER SHOP LTD\n{number} High Street, Leeds\nDate 03/04/2025\nTotal 12.50\n"
    return [{"role": "system", "content": "You copy facts out of documents."}, {"role": "user", "content": text}]


async def ask(number):
    if KIND == "instructor":
        value = await instructed.chat.completions.create(
            model="m", messages=messages(number), response_model=record_receipt, max_tokens=512)
        return value.total is not None
    reply = await client.chat.completions.create(
        model="m", messages=messages(number), tools=[TOOL], tool_choice="required", max_tokens=512)
    return json.loads(reply.choices[0].message.tool_calls[0].function.arguments)["total"] is not None


def cpu():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


async def main():
    await ask(-1)
    numbers = iter(range(COUNT))
    done = 0

    async def worker():
        nonlocal done
        for number in numbers:
            answered = await ask(number)
            done += answered

    start, before = time.perf_counter(), cpu()
    await asyncio.gather(*(worker() for _ in range(AT_ONCE)))
    print(json.dumps({"done": done, "seconds": time.perf_counter() - start, "cpu": cpu() - before}))


asyncio.run(main())
