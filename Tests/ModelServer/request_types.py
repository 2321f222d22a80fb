"""Holds the requests that Assay sends to what the providers' own Python clients declare: every member must be known to
them, at every level, with a value of the declared type. Usage: request_types.py FILE, of JSON lines with `api`, `name`
and `body`. Prints one line for each that is not as declared; fails by exit status.
"""

import collections.abc
import json
import sys
import types
import typing

import pydantic
import typing_extensions
from anthropic.types import message_create_params
from google.genai import types as google
from openai.types.chat import completion_create_params
from openai.types.responses import response_create_params


def problems(value, kind, path):
    """Why a JSON value is not of a declared type; nothing where it is."""
    kind = getattr(kind, "__value__", kind)
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if kind in (typing.Any, object):
        return []
    if origin in (typing.Annotated, typing_extensions.Required, typing_extensions.NotRequired):
        return problems(value, arguments[0], path)
    if origin in (typing.Union, types.UnionType):
        found = [problems(value, option, path) for option in arguments]
        return min(found, key=lambda those: (len(those), -max((len(p) for p, _ in those), default=0)))
    if origin is typing.Literal:
        return [] if value in arguments else [(path, f"{value!r} is none of {arguments}")]
    if typing_extensions.is_typeddict(kind):
        return members(value, kind, path)
    if origin in (list, collections.abc.Iterable, collections.abc.Sequence):
        if not isinstance(value, list):
            return [(path, "no list")]
        return [p for i, item in enumerate(value) for p in problems(item, arguments[0], f"{path}/{i}")]
    if origin in (dict, collections.abc.Mapping) or kind is dict:
        return [] if isinstance(value, dict) else [(path, "no object")]
    plain = {str: str, bool: bool, int: int, float: (int, float), type(None): type(None)}
    if kind in plain:
        fits = isinstance(value, plain[kind]) and (kind is bool or not isinstance(value, bool))
        return [] if fits else [(path, f"{value!r} is no {kind}")]
    return [(path, f"no idea what {kind} is")]


def members(value, kind, path):
    if not isinstance(value, dict):
        return [(path, "no object")]
    declared = typing_extensions.get_type_hints(kind, include_extras=True)
    found = [(f"{path}/{key}", "unknown") for key in value if key not in declared]
    found += [(f"{path}/{key}", "missing") for key in kind.__required_keys__ if key not in value]
    for key, item in value.items():
        if key in declared:
            found += problems(item, declared[key], f"{path}/{key}")
    return found


GOOGLE = {
    "contents": list[google.Content], "systemInstruction": google.Content, "tools": list[google.Tool],
    "toolConfig": google.ToolConfig, "generationConfig": google.GenerationConfig,
}


def google_problems(body):
    """Their types are pydantic's, and refuse what they don't know."""
    found = [(f"/{key}", "unknown") for key in body if key not in GOOGLE]
    for key, kind in GOOGLE.items():
        if key in body:
            try:
                pydantic.TypeAdapter(kind).validate_python(body[key])
            except pydantic.ValidationError as error:
                found += [(f"/{key}", str(error))]
    return found


DECLARED = {
    "messages": message_create_params.MessageCreateParamsStreaming | message_create_params.MessageCreateParamsNonStreaming,
    "chat": completion_create_params.CompletionCreateParamsStreaming
    | completion_create_params.CompletionCreateParamsNonStreaming,
    "responses": response_create_params.ResponseCreateParamsStreaming
    | response_create_params.ResponseCreateParamsNonStreaming,
}

# Gone from the client with Anthropic's API version 2026-10-21; we ask by 2023-06-01, whose older models take it.
OLDER = {("messages", "/temperature")}

failed = count = 0
with open(sys.argv[1]) as file:
    for line in map(json.loads, file):
        count += 1
        api, body = line["api"], line["body"]
        found = google_problems(body) if api == "gemini" else problems(body, DECLARED[api], "")
        for path, what in (one for one in found if (api, one[0]) not in OLDER):
            failed += 1
            print(f"{line['name']}: {path}: {what}")
print(f"{count} requests, {failed} problems")
sys.exit(1 if failed or not count else 0)
