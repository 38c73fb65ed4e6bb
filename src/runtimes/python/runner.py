"""Runs what the reader wrote, in a namespace that lasts from run to run."""

import ast
import builtins
import importlib
import inspect
import json
import linecache
import os
import re
import sys
import traceback

import chart

LONGEST_VALUE = 20_000
MOST_DATA = 2_000_000

HINTS = {
    "matplotlib": "matplotlib is not available in this page. Draw with the page's own chart: "
    "import chart; chart.lines(x, y, name='infected')",
}
NO_PACKAGE = (
    "This page has Python's own library, and nothing else is installed here. "
    "In a container you would install the package."
)
NO_INPUT = "Nobody can type into this page's programs. Write the value into the code in the place of input()."
CURLY = "These quotes are curly, as word processors make them. Python takes straight ones."
COMMA = "Decimals stand after a point, as in 0.15: a comma ends the argument."
PARSER = ast.parse.__code__.co_filename


def new_namespace() -> dict:
    return {"__name__": "__main__", "__builtins__": builtins}


namespace = new_namespace()


def start(draw) -> None:
    """Get ready: charts go to `draw`, and each line is shown when it is printed."""
    chart.send_to(draw)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(line_buffering=True)


async def run(code: str, name: str, files: str, apart: bool) -> str:
    """Run a program and say as JSON how it ended, and what its last expression came to."""
    space = new_namespace() if apart else namespace
    for path, text in json.loads(files).items():
        write(path, text)
    space["__package__"] = package_of(name)
    linecache.cache[name] = (len(code), None, code.splitlines(keepends=True), name)
    try:
        value = await evaluate(code, name, space)
        ending = {"kind": "finished"}
        if value is not None:
            space["_"] = value
            ending["value"] = describe(value)
    except KeyboardInterrupt:
        ending = {"kind": "interrupted", "restarted": False}
    except SystemExit as stop:
        ending = leave(stop, name)
    except MemoryError:
        ending = {"kind": "memory"}
    except BaseException as error:
        ending = {"kind": "failed", "error": explain(error, name)}
    chart.show()
    flush()
    return json.dumps(ending)


async def evaluate(code: str, name: str, space: dict) -> object:
    """Run the program; give the value of its last statement when that is an expression."""
    tree = ast.parse(code, name)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    await execute(compile(tree, name, "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT), space)
    if last is None:
        return None
    expression = ast.Expression(last.value)
    return await execute(compile(expression, name, "eval", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT), space)


async def execute(code, space: dict) -> object:
    value = eval(code, space)
    return await value if code.co_flags & inspect.CO_COROUTINE else value


def describe(value: object) -> dict:
    text = repr(value)
    if len(text) > LONGEST_VALUE:
        text = f"{text[:LONGEST_VALUE]} … ({len(text):,} characters in all)"
    described = {"text": text, "type": type(value).__name__}
    try:
        data = json.dumps(value, allow_nan=False)
    except (TypeError, ValueError, RecursionError):
        return described
    return {**described, "data": value} if len(data) <= MOST_DATA else described


def leave(stop: SystemExit, name: str) -> dict:
    if stop.code in (None, 0):
        return {"kind": "finished"}
    # As Python does: a code that is no number is printed, and the program ends with 1.
    told = "" if isinstance(stop.code, int) else f"{stop.code}\n"
    code = int(stop.code) if isinstance(stop.code, int) else 1
    message = f"The program ended itself with code {code}."
    return {"kind": "failed", "error": {**explain(stop, name), "message": message, "trace": f"{told}{message}\n"}}


def explain(error: BaseException, name: str) -> dict:
    """Say what was wrong and where, without the frames that run the program."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if frame.filename == name]
    line = error.lineno if isinstance(error, SyntaxError) and error.filename == name else None
    if line is None and own:
        line = own[-1].lineno
    report = traceback.TracebackException.from_exception(error)
    strip(report)
    message = str(error.msg if isinstance(error, SyntaxError) else error)
    hint = hint_for(error)
    return {
        "name": type(error).__name__,
        "message": f"{message}. {hint}" if hint else message,
        "line": line,
        "trace": "".join(report.format()) + (f"{hint}\n" if hint else ""),
    }


def strip(report: traceback.TracebackException) -> None:
    """Take away the frames that run the program, in the error and in those that led to it."""
    report.stack[:] = [frame for frame in report.stack if frame.filename not in (__file__, PARSER)]
    if not report.stack:
        report.stack = None  # as Python does with what it could not read: no head above nothing
    for earlier in (report.__cause__, report.__context__):
        if earlier is not None:
            strip(earlier)


def package_of(name: str) -> str | None:
    """The package in whose folder a program stands, so that it can import its neighbours."""
    folder = os.path.dirname(name)
    return folder.replace("/", ".") if os.path.exists(os.path.join(folder, "__init__.py")) else None


def hint_for(error: BaseException) -> str | None:
    if isinstance(error, EOFError) and str(error) == "EOF when reading a line":
        return NO_INPUT
    if isinstance(error, SyntaxError):
        return hint_for_words(error.msg, error.text or "")
    if not isinstance(error, ModuleNotFoundError) or not error.name:
        return None
    module = error.name.partition(".")[0]
    return HINTS.get(module, NO_PACKAGE)


def hint_for_words(said: str, line: str) -> str | None:
    """What people paste, or are used to, that Python does not read."""
    if said.startswith("invalid character") and re.search("[“”‘’]", said):
        return CURLY
    if "follows keyword argument" in said and re.search(r"=\s*\d+,\d", line):
        return COMMA
    return None


def write(path: str, text: str) -> None:
    """Write a file of the reader's; a module that was imported from an older one is read anew."""
    full = os.path.abspath(path)
    os.makedirs(os.path.dirname(full), exist_ok=True)
    if os.path.exists(full):
        with open(full, encoding="utf-8", newline="") as file:
            if file.read() == text:
                return
    with open(full, "w", encoding="utf-8", newline="") as file:
        file.write(text)
    forget(os.path.dirname(full))
    importlib.invalidate_caches()


def forget(folder: str) -> None:
    for name, module in list(sys.modules.items()):
        origin = getattr(module, "__file__", None) or ""
        if os.path.dirname(os.path.abspath(origin)) == folder and name != "__main__":
            del sys.modules[name]


def flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except Exception:  # a program may have closed or replaced it
            pass
