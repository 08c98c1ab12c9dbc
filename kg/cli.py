"""The ``kg`` command. Each command converts its arguments and calls one function.

Results go to standard output, messages to standard error. Exit status: 0 done;
1 done, but something in the data failed; 2 unusable arguments.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer

from kg.errors import KgError, ReadError, UsageError
from kg.export import EXPORTERS
from kg.vocabulary import BASE

T = TypeVar("T", str, list[str])

app = typer.Typer(
    help="从中文经济新闻版面到知识图谱，每条关系都有原文为证。\n\nChinese news pages to a knowledge graph in which every statement shows its sentence.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

_FORMATS, _ANSWERS, _ENGINES = (*EXPORTERS, "all"), ("table", "csv", "json"), ("auto", "pyshacl", "built-in")


def _choose(given: T, names: Sequence[str]) -> T:
    """What was given for an option, where all of it is among ``names``."""
    for name in [given] if isinstance(given, str) else given:
        if name not in names:
            raise UsageError(f"{name!r} 不在其中 · is not one of {', '.join(names)}")
    return given


Graph = Annotated[Path, typer.Argument(help="图谱文件 · a graph.ttl", show_default=False)]
Formats = Annotated[
    list[str],
    typer.Option(
        "--format",
        "-f",
        help="输出格式，可多次给出 · a format, repeatable",
        metavar="|".join(_FORMATS),
        callback=lambda given: _choose(given, _FORMATS),
    ),
]
Output = Annotated[Path, typer.Option("--output", "-o", help="输出文件夹 · folder to write into", show_default=False)]
Base = Annotated[str, typer.Option(help="id: 前缀所指的 IRI · the IRI that id: stands for")]
Date = Annotated[
    str, typer.Option(help="版面没有日期时的出版日期 · publication date where a page gives none (2025-03-22)")
]
Rules = Annotated[Path | None, typer.Option(help="关系规则文件夹 · folder of relation rules", show_default=False)]


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit status; ``arguments`` are those of the process by default."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        app(args=arguments)
    except KgError as error:
        _say(f"错误 error: {error}")
        sys.exit(1 if isinstance(error, ReadError) else 2)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"kg {version('kg-news')}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", help="版本 · show the version", callback=_version, is_eager=True)
    ] = False,
) -> None: ...


@app.command()
def build(
    sources: Annotated[
        list[Path],
        typer.Argument(metavar="SOURCE...", help="版面文件或文件夹 · page files or folders", show_default=False),
    ],
    output: Output,
    formats: Formats = ["turtle", "html", "graphml"],  # noqa: B006  (typer reads it as the default)
    date: Date = "",
    base: Base = BASE,
    rules: Rules = None,
    segmenter: Annotated[str | None, typer.Option(help="pkuseg 模型路径 · path of a pkuseg model")] = None,
    spacy_model: Annotated[str | None, typer.Option(help="已安装的 spaCy 流程 · an installed spaCy pipeline")] = None,
    corrections: Annotated[Path | None, typer.Option(help="更正表 · CSV of corrections")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="以 JSON 输出摘要 · summary as JSON")] = False,
) -> None:
    """版面到图谱 · Pages to a graph."""
    from kg.pipeline import build as run

    with _progress() as progress:
        report = run(
            sources,
            output,
            date=date,
            base=base,
            formats=_formats(formats),
            rules=rules,
            segmenter=segmenter,
            spacy_model=spacy_model,
            corrections=corrections,
            on_progress=progress,
        )
    typer.echo(report.to_json() if as_json else report.render())
    _leave(failed=bool(report.skipped or report.problems))


@app.command()
def read(
    sources: Annotated[
        list[Path],
        typer.Argument(
            metavar="SOURCE...",
            help="版面文件或文件夹，- 为标准输入 · page files or folders, - for standard input",
            show_default=False,
        ),
    ],
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON · as JSON")] = False,
    date: Date = "",
) -> None:
    """版面拆成文章，看读得对不对 · Pages to articles, to see how they were read."""
    from kg.read import read as run
    from kg.read import render

    errors: list[ReadError] = []
    pages = run(sources, date=date, on_error=errors.append)
    typer.echo(render(pages, format="json" if as_json else "text"))
    for error in errors:
        _say(f"跳过 skipped: {error}")
    _leave(failed=bool(errors))


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def query(
    context: typer.Context,
    graph: Annotated[Path | None, typer.Argument(help="图谱文件 · a graph.ttl", show_default=False)] = None,
    question: Annotated[
        str | None,
        typer.Argument(
            metavar="QUERY",
            help=".rq 文件、问题名称或 SPARQL · a .rq file, the name of a question, or SPARQL",
            show_default=False,
        ),
    ] = None,
    format: Annotated[
        str,
        typer.Option(
            "--format",
            "-f",
            help="输出格式 · form of the answer",
            metavar="|".join(_ANSWERS),
            callback=lambda given: _choose(given, _ANSWERS),
        ),
    ] = "table",
    listing: Annotated[
        bool, typer.Option("--list", help="列出全部问题及参数 · list all questions with their parameters")
    ] = False,
) -> None:
    """用 SPARQL 提问 · Ask in SPARQL. 问题的参数写作 --名称 值 · parameters of a question: --name value."""
    from kg.query import catalogue, run

    if listing:
        for known in catalogue():
            parameters = "".join(f"  --{p.name} {p.default}" for p in known.parameters)
            typer.echo(f"{known.name}{parameters}\n    {known.zh}\n    {known.en}")
        return
    if graph is None or question is None:
        raise UsageError("需要图谱与问题 · needs GRAPH and QUERY; --list 列出问题 lists the questions")
    typer.echo(run(graph, question, parameters=_parameters(context.args), format=format))


@app.command()
def explain(
    graph: Annotated[Path | None, typer.Argument(help="图谱文件 · a graph.ttl", show_default=False)] = None,
    name: Annotated[str | None, typer.Argument(help="实体名称 · name of an entity", show_default=False)] = None,
    relation: Annotated[
        str | None, typer.Argument(help="只看一种关系 · only this relation (signedWith, 签约)", show_default=False)
    ] = None,
    sentence: Annotated[
        str | None,
        typer.Option(
            "--why-not",
            metavar="SENTENCE",
            help="不用图谱：一句话为何没有得出关系，哪些规则接近、缺什么 · no graph needed: which rules came close to a sentence, and what they lacked",
            show_default=False,
        ),
    ] = None,
    date: Date = "",
    rules: Rules = None,
) -> None:
    """一个实体的全部陈述及出处 · What is said of an entity, with page, article, sentence and rule."""
    if sentence is not None:
        from kg.whynot import why_not

        if graph is not None:
            raise UsageError("--why-not 不需要图谱 · takes no graph")
        typer.echo(why_not(sentence, date=date, rules=rules).render())
        return
    if graph is None or name is None:
        raise UsageError("需要图谱与名称 · needs GRAPH and NAME, or --why-not SENTENCE")
    from kg.explain import explain as run
    from kg.load import load

    typer.echo(run(load(graph), name, relation).render())


@app.command()
def validate(
    graph: Graph,
    engine: Annotated[
        str,
        typer.Option(
            help="检查约束的引擎 · who reads the shapes",
            metavar="|".join(_ENGINES),
            callback=lambda given: _choose(given, _ENGINES),
        ),
    ] = "auto",
) -> None:
    """检查图谱是否符合约束 · Check a graph against its shapes."""
    from kg.validate import validate as run

    with _waiting("检查 checking"):
        report = run(graph, engine=engine)  # type: ignore[arg-type]
    typer.echo(report.render())
    _leave(failed=not report.conforms)


@app.command()
def evaluate(
    graph: Graph,
    gold: Annotated[
        list[Path],
        typer.Argument(metavar="GOLD...", help="标注文件或文件夹 · gold files or folders", show_default=False),
    ],
    pages: Annotated[Path | None, typer.Option(help="版面文本所在文件夹 · folder of the page texts")] = None,
    errors: Annotated[bool, typer.Option("--errors", help="列出多出与漏掉的 · list what is extra and missed")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON · as JSON")] = False,
) -> None:
    """对照标注的准确率与召回率 · Precision and recall against gold pages."""
    from kg.evaluate import evaluate as run
    from kg.evaluate import gold_files
    from kg.load import load

    result = run(load(graph), gold_files(gold), pages=pages)
    typer.echo(
        json.dumps(result.as_json(), ensure_ascii=False, indent=1) if as_json else result.render(differences=errors)
    )


@app.command(name="rules")
def list_rules(
    gold: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[GOLD...]",
            help="标注文件或文件夹，配合 --measure · gold files or folders, for --measure",
            show_default=False,
        ),
    ] = None,
    test: Annotated[
        bool, typer.Option("--test", help="运行每条规则自带的例句 · run every rule's own examples")
    ] = False,
    judged: Annotated[
        bool,
        typer.Option(
            "--judge",
            help="按已记的精确率看标注上的事实 · the facts on gold by the precision that is kept, as new text shows them",
        ),
    ] = False,
    measure: Annotated[
        bool, typer.Option("--measure", help="在标注上量每条规则的精确率 · measure every rule's precision on gold")
    ] = False,
    keep: Annotated[
        bool, typer.Option("--write", help="记入 ontology/rules/precision.csv · keep what was measured there")
    ] = False,
    pages: Annotated[Path | None, typer.Option(help="版面文本所在文件夹 · folder of the page texts")] = None,
    rules: Rules = None,
) -> None:
    """列出关系规则及其精确率 · List the relation rules with their precision."""
    if bool(gold) != (measure or judged) or (keep and not measure):
        raise UsageError(
            "--measure 与 --judge 需要标注，--write 需要 --measure · --measure and --judge need GOLD, --write needs --measure"
        )
    if test:
        from kg.rulecheck import check_rules

        with _waiting("测试规则 testing rules"):
            report = check_rules(rules) if rules else check_rules()
        typer.echo(report.render())
        _leave(failed=bool(report.failed))
    if gold:
        from kg.evaluate import gold_files
        from kg.precision import calibrate, judge, load_counts, write
        from kg.precision import measure as run

        files = gold_files(gold)
        with _waiting("测量 measuring"):
            measured = run(files, pages=pages, rules=rules)
        if judged:
            typer.echo(judge(measured, files, load_counts(), pages=pages).render())
        else:
            typer.echo(f"{measured.render()}\n\n{calibrate(measured, files, pages=pages).render()}")
        if keep:
            _say(f"记入 written: {write(measured)}")
        return
    from kg.precision import load_counts
    from kg.relate.rules import load_rules

    counts = load_counts()
    for rule in load_rules(rules):
        known = counts.get(rule.id)
        share = f"{known.precision:.2f} ({known.right}/{known.found})" if known else "–"
        typer.echo(f"{rule.id}\t{share}\t{rule.pattern}\t{rule.examples[0] if rule.examples else ''}")


@app.command()
def serve(
    graph: Graph,
    host: Annotated[str, typer.Option(help="监听地址 · address to listen on")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="端口 · port", min=0, max=65535)] = 8000,
    timeout: Annotated[float, typer.Option(help="每个查询的秒数上限 · seconds that a query may take", min=0.1)] = 10.0,
) -> None:
    """浏览器与 SPARQL 服务 · Explorer and SPARQL endpoint."""
    from kg.serve import serve as run

    run(graph, host=host, port=port, timeout=timeout)


@app.command()
def export(
    graph: Graph,
    output: Output,
    formats: Formats,
    base: Base = BASE,
) -> None:
    """图谱写成别的格式 · A graph in other formats."""
    from kg.export import export as run
    from kg.load import load

    with _waiting("写出 writing"):
        written = run(load(graph), output, _formats(formats), base=base)
    for path in written:
        typer.echo(str(path))


def _formats(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(EXPORTERS) if "all" in names else tuple(dict.fromkeys(names))


def _parameters(arguments: Sequence[str]) -> dict[str, str]:
    """``--name value`` and ``--name=value`` as a mapping."""
    found: dict[str, str] = {}
    left = list(arguments)
    while left:
        name, equals, value = left.pop(0).partition("=")
        if not name.startswith("--") or len(name) < 3:
            raise UsageError(f"多余的参数 · unexpected argument {name!r}")
        if not equals and not left:
            raise UsageError(f"{name} 需要一个值 · needs a value")
        found[name[2:]] = value if equals else left.pop(0)
    return found


def _say(message: str) -> None:
    typer.echo(message, err=True)


def _leave(*, failed: bool) -> None:
    """End the command: status 1 where something in the data failed, else 0."""
    raise typer.Exit(1 if failed else 0)


@contextmanager
def _progress() -> Iterator[Callable[[str, int, int], None] | None]:
    """A bar on standard error for (stage, done, of); nothing where that is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, Any] = {}

        def update(stage: str, done: int, of: int) -> None:
            if stage not in tasks:
                tasks[stage] = bar.add_task(stage, total=of)
            bar.update(tasks[stage], completed=done, total=of)

        yield update


@contextmanager
def _waiting(what: str) -> Iterator[None]:
    """A sign on standard error that something is under way; nothing where that is no terminal."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(what):
        yield


if __name__ == "__main__":
    main()
