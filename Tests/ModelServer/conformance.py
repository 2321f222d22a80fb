"""Holds the tests' model server to the truth: the providers' own Python clients talk to it and must accept every kind
of reply, stream, error and batch job. Usage: conformance.py ADDRESS. Prints one line for each check; fails by exit status.
"""

import json
import sys
import tempfile
import time
import traceback

import anthropic
import openai
from google import genai
from google.genai import errors as google_errors
from google.genai import types

URL = sys.argv[1]
SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "properties": {"total": {"type": "number"}, "seller": {"type": ["string", "null"]}},
    "required": ["total", "seller"],
}
PROMPT = [{"role": "user", "content": "Total 12.50, grüß Gott"}]
CHECKS = []


def check(function):
    CHECKS.append(function)
    return function


claude = anthropic.Anthropic(base_url=URL, api_key="sk-test", max_retries=0, timeout=10)
gpt = openai.OpenAI(base_url=URL + "/v1", api_key="sk-test", max_retries=0, timeout=10)
gemini = genai.Client(api_key="sk-test", http_options=types.HttpOptions(base_url=URL, timeout=10_000))


def raises(kind, call):
    try:
        call()
    except kind as error:
        return error
    raise AssertionError(f"{kind} was expected")


# Anthropic -----------------------------------------------------------------------------------------------------------

TOOL = {"name": "record", "description": "Record.", "input_schema": SCHEMA}


def message(model="claude-haiku-4-5", tool=True, **rest):
    if tool:
        rest |= {"tools": [TOOL], "tool_choice": {"type": "tool", "name": "record"}}
    return claude.messages.create(model=model, max_tokens=64, messages=PROMPT, **rest)


@check
def anthropic_text():
    reply = message(tool=False)
    assert reply.content[0].text == "Hello, grüß Gott." and reply.stop_reason == "end_turn"
    assert reply.usage.input_tokens == 300 and reply._request_id.startswith("req_")


@check
def anthropic_tool():
    reply = message()
    assert reply.stop_reason == "tool_use" and reply.content[0].name == "record"
    assert reply.content[0].input == {"total": 12.5, "seller": "text ü"}


@check
def anthropic_schema():
    reply = message(tool=False, output_config={"format": {"type": "json_schema", "schema": SCHEMA}})
    assert json.loads(reply.content[0].text)["total"] == 12.5


@check
def anthropic_endings():
    assert message("claude~truncated").stop_reason == "max_tokens"
    refused = message("claude~refused")
    assert refused.stop_reason == "refusal" and not refused.content
    assert message("claude~talks").content[0].type == "text"


@check
def anthropic_streams():
    for tool in (False, True):
        arguments = {"tools": [TOOL], "tool_choice": {"type": "any"}} if tool else {}
        with claude.messages.stream(
            model="claude-haiku-4-5", max_tokens=64, messages=PROMPT, **arguments
        ) as stream:
            kinds = [event.type for event in stream]
            final = stream.get_final_message()
        assert kinds[0] == "message_start" and kinds[-1] == "message_stop"
        if tool:
            assert final.content[0].input == {"total": 12.5, "seller": "text ü"}
        else:
            assert final.content[0].text == "Hello, grüß Gott."
        assert final.usage.output_tokens == 20


@check
def anthropic_broken_streams():
    def read(model):
        with claude.messages.stream(model=model, max_tokens=64, messages=PROMPT) as stream:
            stream.get_final_message()

    raises(anthropic.APIStatusError, lambda: read("claude~stream-error"))
    raises(Exception, lambda: read("claude~breaks"))


@check
def anthropic_errors():
    for status, kind in [
        (400, anthropic.BadRequestError), (403, anthropic.PermissionDeniedError),
        (404, anthropic.NotFoundError), (429, anthropic.RateLimitError), (500, anthropic.InternalServerError),
        (529, anthropic.APIStatusError),
    ]:
        error = raises(kind, lambda: message(f"claude~error-{status}"))
        assert error.status_code == status and error.body["error"]["type"], status
    wrong = claude.with_options(api_key="wrong")
    raises(
        anthropic.AuthenticationError,
        lambda: wrong.messages.create(model="m", max_tokens=1, messages=PROMPT),
    )
    raises(anthropic.APIConnectionError, lambda: message("claude~resets"))
    # The client's own retries bring it to the answer.
    patient = claude.with_options(max_retries=2)
    reply = patient.messages.create(model="claude~flaky-429-2", max_tokens=3, messages=PROMPT)
    assert reply.stop_reason == "end_turn"


@check
def anthropic_batches():
    def request(name, model):
        return {
            "custom_id": name,
            "params": {"model": model, "max_tokens": 64, "messages": PROMPT, "tools": [TOOL],
                       "tool_choice": {"type": "tool", "name": "record"}},
        }

    models = {"a": "claude", "b": "claude~error-400", "c": "claude~expires", "d": "claude~cancelled"}
    job = claude.messages.batches.create(requests=[request(*pair) for pair in models.items()])
    assert job.processing_status == "in_progress" and job.results_url is None
    while job.processing_status != "ended":
        job = claude.messages.batches.retrieve(job.id)
    results = {line.custom_id: line.result for line in claude.messages.batches.results(job.id)}
    assert {name: result.type for name, result in results.items()} == {
        "a": "succeeded", "b": "errored", "c": "expired", "d": "canceled"}
    assert results["a"].message.content[0].input["total"] == 12.5
    assert results["b"].error.error.type == "invalid_request_error"
    assert job.request_counts.succeeded == 1 and job.request_counts.expired == 1
    assert job.id in [listed.id for listed in claude.messages.batches.list(limit=5)]
    other = claude.messages.batches.create(requests=[request("x", "claude")])
    assert claude.messages.batches.cancel(other.id).id == other.id
    claude.messages.batches.delete(other.id)


# OpenAI --------------------------------------------------------------------------------------------------------------

FUNCTION = {"type": "function", "function": {"name": "record", "strict": True, "parameters": SCHEMA}}
NAMED = {"type": "function", "function": {"name": "record"}}
FLAT = {"type": "function", "name": "record", "strict": True, "parameters": SCHEMA}


def chat(model="gpt-4o", tool=True, **rest):
    if tool:
        rest |= {"tools": [FUNCTION], "tool_choice": NAMED}
    return gpt.chat.completions.create(model=model, messages=PROMPT, **rest)


def response(model="gpt-5.4", tool=True, **rest):
    if tool:
        rest |= {"tools": [FLAT], "tool_choice": {"type": "function", "name": "record"}}
    return gpt.responses.create(model=model, input=PROMPT, **rest)


@check
def chat_replies():
    assert chat(tool=False).choices[0].message.content == "Hello, grüß Gott."
    call = chat().choices[0].message.tool_calls[0].function
    assert call.name == "record" and json.loads(call.arguments)["total"] == 12.5
    form = {"type": "json_schema", "json_schema": {"name": "r", "strict": True, "schema": SCHEMA}}
    assert json.loads(chat(tool=False, response_format=form).choices[0].message.content)["total"] == 12.5
    assert chat("gpt~truncated").choices[0].finish_reason == "length"
    assert chat("gpt~refused").choices[0].message.refusal
    assert chat().usage.total_tokens == 320


@check
def chat_streams():
    for tool in (False, True):
        rest = {"tools": [FUNCTION], "tool_choice": NAMED} if tool else {}
        text, usage = "", None
        for chunk in gpt.chat.completions.create(
            model="gpt-4o", messages=PROMPT, stream=True, stream_options={"include_usage": True}, **rest
        ):
            usage = chunk.usage or usage
            for choice in chunk.choices:
                text += choice.delta.content or ""
                for call in choice.delta.tool_calls or []:
                    text += call.function.arguments or ""
        assert usage.total_tokens == 320
        assert json.loads(text)["seller"] == "text ü" if tool else text == "Hello, grüß Gott."
    # And by the client's own assembly of a stream.
    with gpt.chat.completions.stream(
        model="gpt-4o", messages=PROMPT, tools=[FUNCTION], tool_choice=NAMED
    ) as stream:
        final = stream.get_final_completion()
    assert json.loads(final.choices[0].message.tool_calls[0].function.arguments)["total"] == 12.5
    raises(
        openai.APIError,
        lambda: list(gpt.chat.completions.create(model="gpt~stream-error", messages=PROMPT, stream=True)),
    )


@check
def responses_replies():
    assert response(tool=False).output_text == "Hello, grüß Gott."
    call = response().output[0]
    assert call.type == "function_call" and json.loads(call.arguments)["total"] == 12.5 and call.call_id
    form = {"format": {"type": "json_schema", "name": "r", "strict": True, "schema": SCHEMA}}
    assert json.loads(response(tool=False, text=form).output_text)["total"] == 12.5
    cut = response("gpt~truncated")
    assert cut.status == "incomplete" and cut.incomplete_details.reason == "max_output_tokens"
    assert response("gpt~refused").output[0].content[0].type == "refusal"


@check
def responses_streams():
    for tool in (False, True):
        rest = {"tools": [FLAT], "tool_choice": "required"} if tool else {}
        with gpt.responses.stream(model="gpt-5.4", input=PROMPT, **rest) as stream:
            kinds = [event.type for event in stream]
            final = stream.get_final_response()
        assert kinds[0] == "response.created" and kinds[-1] == "response.completed"
        if tool:
            assert json.loads(final.output[0].arguments)["seller"] == "text ü"
        else:
            assert final.output_text == "Hello, grüß Gott."


@check
def openai_errors():
    for status, kind in [
        (400, openai.BadRequestError), (403, openai.PermissionDeniedError), (404, openai.NotFoundError),
        (429, openai.RateLimitError), (500, openai.InternalServerError),
    ]:
        for call in (chat, response):
            error = raises(kind, lambda: call(f"gpt~error-{status}"))
            assert error.status_code == status and error.code, status
    raises(
        openai.AuthenticationError,
        lambda: gpt.with_options(api_key="wrong").chat.completions.create(model="m", messages=PROMPT),
    )
    raises(openai.APIConnectionError, lambda: chat("gpt~resets"))
    patient = gpt.with_options(max_retries=2)
    assert patient.chat.completions.create(model="gpt~flaky-503-2", messages=PROMPT).choices


@check
def openai_batches():
    for endpoint in ("/v1/chat/completions", "/v1/responses"):
        def line(name, model):
            body = {"model": model}
            body |= {"messages": PROMPT} if "chat" in endpoint else {"input": "Total 12.50"}
            return json.dumps({"custom_id": name, "method": "POST", "url": endpoint, "body": body})

        lines = [line("a", "gpt"), line("b", "gpt~error-400"), line("c", "gpt~expires")]
        file = gpt.files.create(file=("x.jsonl", "\n".join(lines).encode()), purpose="batch")
        job = gpt.batches.create(
            input_file_id=file.id, endpoint=endpoint, completion_window="24h", metadata={"tag": "t"})
        assert job.status == "in_progress" and job.metadata == {"tag": "t"}
        while job.status == "in_progress":
            job = gpt.batches.retrieve(job.id)
        assert job.status == "completed"
        output = [json.loads(text) for text in gpt.files.content(job.output_file_id).text.splitlines()]
        errors = [json.loads(text) for text in gpt.files.content(job.error_file_id).text.splitlines()]
        assert [item["custom_id"] for item in output] == ["a"]
        assert output[0]["response"]["status_code"] == 200
        assert {item["custom_id"] for item in errors} == {"b", "c"}
        assert job.id in [listed.id for listed in gpt.batches.list()]
        assert gpt.batches.cancel(job.id).id == job.id


# Gemini --------------------------------------------------------------------------------------------------------------


def configured(tool=True, **rest):
    if tool:
        function = types.FunctionDeclaration(name="record", parameters_json_schema=SCHEMA)
        rest |= {
            "tools": [types.Tool(function_declarations=[function])],
            "tool_config": types.ToolConfig(
                function_calling_config=types.FunctionCallingConfig(
                    mode="ANY", allowed_function_names=["record"])),
            "automatic_function_calling": types.AutomaticFunctionCallingConfig(disable=True),
        }
    return types.GenerateContentConfig(**rest)


def generate(model="gemini-3.5-flash", **rest):
    return gemini.models.generate_content(model=model, contents="Total 12.50", config=configured(**rest))


@check
def gemini_replies():
    assert generate(tool=False).text == "Hello, grüß Gott."
    assert generate().function_calls[0].args == {"total": 12.5, "seller": "text ü"}
    form = generate(tool=False, response_mime_type="application/json", response_json_schema=SCHEMA)
    assert json.loads(form.text)["total"] == 12.5
    assert generate("gemini~truncated").candidates[0].finish_reason == types.FinishReason.MAX_TOKENS
    assert generate("gemini~refused").candidates[0].finish_reason == types.FinishReason.SAFETY
    garbled = generate("gemini~garbled").candidates[0].finish_reason
    assert garbled == types.FinishReason.MALFORMED_FUNCTION_CALL
    assert generate().usage_metadata.total_token_count == 320


@check
def gemini_streams():
    chunks = list(gemini.models.generate_content_stream(
        model="gemini-3.5-flash", contents="x", config=configured(tool=False)))
    assert "".join(chunk.text for chunk in chunks) == "Hello, grüß Gott." and len(chunks) > 1
    chunks = list(gemini.models.generate_content_stream(
        model="gemini-3.5-flash", contents="x", config=configured()))
    assert chunks[0].function_calls[0].args["total"] == 12.5


@check
def gemini_errors():
    for status in (400, 403, 404, 429, 503):
        error = raises(google_errors.APIError, lambda: generate(f"gemini~error-{status}"))
        assert error.code == status and error.status, status
    wrong = genai.Client(api_key="wrong", http_options=types.HttpOptions(base_url=URL))
    raises(google_errors.ClientError, lambda: wrong.models.generate_content(model="m", contents="x"))


@check
def gemini_batches():
    def request(name):
        return types.InlinedRequest(
            contents=[types.Content(role="user", parts=[types.Part(text=f"[[{name}]]")])], metadata={"key": name})

    names = ["fine", "error-400", "expires"]
    job = gemini.batches.create(
        model="gemini-3.5-flash", src=[request(name) for name in names], config={"display_name": "assay-t"})
    assert job.name.startswith("batches/") and job.display_name == "assay-t"
    deadline = time.time() + 10
    while job.state != types.JobState.JOB_STATE_SUCCEEDED:
        assert time.time() < deadline, job.state
        job = gemini.batches.get(name=job.name)
    results = {item.metadata["key"]: item for item in job.dest.inlined_responses}
    assert results["fine"].response.text == "Hello, grüß Gott."
    assert results["error-400"].error.code == 400 and results["expires"].error
    assert job.name in [listed.name for listed in gemini.batches.list()]
    gemini.batches.cancel(name=job.name)


@check
def gemini_batches_by_file():
    def line(name):
        return json.dumps({"key": name, "request": {"contents": [{"role": "user", "parts": [{"text": f"[[{name}]]"}]}]}})

    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as source:
        source.write("\n".join(map(line, ["fine", "error-400"])))
        source.flush()
        file = gemini.files.upload(
            file=source.name, config=types.UploadFileConfig(display_name="x", mime_type="application/jsonl"))
    assert file.name.startswith("files/")
    job = gemini.batches.create(model="gemini-3.5-flash", src=file.name, config={"display_name": "assay-f"})
    deadline = time.time() + 10
    while job.state != types.JobState.JOB_STATE_SUCCEEDED:
        assert time.time() < deadline, job.state
        job = gemini.batches.get(name=job.name)
    text = gemini.files.download(file=job.dest.file_name).decode()
    results = {item["key"]: item for item in map(json.loads, text.splitlines())}
    assert results["fine"]["response"]["candidates"] and results["error-400"]["error"]["code"] == 400


failed = 0
for function in CHECKS:
    start = time.time()
    try:
        function()
        print(f"{function.__name__}: accepted ({time.time() - start:.1f} s)")
    except Exception:
        failed += 1
        print(f"{function.__name__}: NOT ACCEPTED\n{traceback.format_exc()}")
print(f"{len(CHECKS) - failed} accepted, {failed} not")
sys.exit(1 if failed else 0)
