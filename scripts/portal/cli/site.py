"""Verbs of the built site: downloads, pages, packages, looking at it, a class that reads it.

What a verb needs is imported in it: a build without changes ends before anything is loaded.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import click

from portal import seals
from portal.cli.console import checked, err, loaded, out, progress
from portal.engines import DEFAULT_ENGINE, ENGINES, takes_hooks
from portal.locales import Speaker
from portal.paths import Paths

say = Speaker("cli")


FORCE = click.option("--force", is_flag=True, help=say("force-help"))
ENGINE = click.option(
    "--engine",
    type=click.Choice(list(ENGINES)),
    default=DEFAULT_ENGINE,
    envvar="PORTAL_ENGINE",
    show_default=True,
    help=say("engine-help"),
)


@click.command()
@FORCE
@click.pass_obj
def handouts(paths: Paths, force: bool) -> None:
    """Làm tài liệu phát tay PDF của các học phần."""
    from portal import pipeline

    catalogue, _ = checked(paths)
    with progress() as bar:
        task = bar.add_task(say("handouts-task"))
        report = pipeline.handouts(paths, catalogue, lambda t: bar.update(task, description=t), force=force)
    out.print(say("handouts-made", report.facts["files"], f"{report.seconds:.1f}"))


def _run_build(paths: Paths, engine: str, *, force: bool) -> seals.Facts:
    """Build what has changed; nothing is loaded when nothing has."""
    start = time.perf_counter()
    outputs = [paths.site, paths.downloads, paths.theme / "assets", paths.cache / "site-offline"]
    seal = seals.Seal(paths, "build", outputs)
    key = f"{engine} {seals.key_of(seals.source_files(paths))}"
    facts = None if force else seal.facts(key)
    unchanged = facts is not None
    facts = facts or seal.keep(key, _built(paths, engine, force=force))
    if unchanged and facts["told"]:
        err.print(str(facts["told"]), markup=False)
    out.print(say("site", paths.site))
    size, took = f"{int(facts['bytes']) / 1e6:.1f}", f"{time.perf_counter() - start:.1f}"
    out.print(say("unchanged" if unchanged else "built", facts["pages"], facts["files"], size, took))
    full, light = (int(facts[kind]) / 1e6 for kind in ("day-du", "nhe"))
    if not takes_hooks(engine):
        from portal.engines.building import languages_left_out

        for language in languages_left_out(paths, engine):
            err.print(say("language-left-out", ENGINES[engine], language), markup=False)
    out.print(say("packages-made", f"{full:.1f}", f"{light:.1f}"))
    return facts


def _built(paths: Paths, engine: str, *, force: bool) -> seals.Facts:
    from portal import pipeline

    try:
        with progress() as bar:
            task = bar.add_task(say("task-check"))

            def tell(text: str) -> None:
                bar.update(task, description=text)

            catalogue, issues = checked(paths)
            tell(say("task-assets"))
            pipeline.assets(paths, catalogue.portal, tell, force=force)
            tell(say("task-handouts"))
            papers = pipeline.handouts(paths, catalogue, tell, force=force)
            tell(say("task-site"))
            facts = pipeline.site(paths, catalogue, engine).facts | papers.facts
    except pipeline.StepError as error:
        raise click.ClickException(str(error)) from None
    return facts | {"told": "\n".join(map(str, issues.sorted()))}


@click.command()
@FORCE
@ENGINE
@click.pass_obj
def build(paths: Paths, force: bool, engine: str) -> None:
    """Kiểm tra, làm tài liệu và dựng cả trang vào site/; nguồn không đổi thì không làm lại."""
    _run_build(paths, engine, force=force)


@click.command("engines")
@click.pass_obj
def engines_command(paths: Paths) -> None:
    """Dựng thử trang bằng mọi máy dựng vào .cache/engines/ rồi so với MkDocs; thoát 1 khi có gì khác."""
    from portal import pipeline

    catalogue, _ = checked(paths)
    failed = False
    try:
        pipeline.assets(paths, catalogue.portal, out.print)
        pipeline.handouts(paths, catalogue, lambda _: None)
        for report, wrong in pipeline.other_engines(paths, catalogue, paths.cache / "engines" / "sites"):
            told = say("engines-wrong", len(wrong)) if wrong else say("engines-alike")
            out.print(
                say("engines-told", report.step, report.facts["pages"], f"{report.seconds:.1f}", told)
            )
            for line in wrong:
                err.print(f"  {line}", markup=False)
            failed |= bool(wrong)
    except pipeline.StepError as error:
        raise click.ClickException(str(error)) from None
    if failed:
        raise click.exceptions.Exit(1)


@click.command()
@FORCE
@ENGINE
@click.option(
    "--since",
    "old",
    type=click.Path(path_type=Path),
    metavar=say("package-since"),
    help=say("package-since-help"),
)
@click.pass_obj
def package(paths: Paths, force: bool, engine: str, old: Path | None) -> None:
    """Như build, rồi chép bản ngoại tuyến đầy đủ và nhẹ vào dist/."""
    from portal import pipeline

    _run_build(paths, engine, force=force)
    for made in pipeline.take_out(paths).values():
        out.print(say("package-made", made, f"{made.stat().st_size / 1e6:.1f}"))
    if old is None:
        return
    try:
        facts = pipeline.update(paths, loaded(paths), old).facts
    except pipeline.StepError as error:
        raise click.ClickException(str(error)) from None
    if facts:
        out.print(say("update-made", facts["file"], f"{int(facts['bytes']) / 1e6:.1f}"))
    else:
        out.print(say("update-none"))


@click.command()
@FORCE
@ENGINE
@click.pass_obj
def zim(paths: Paths, force: bool, engine: str) -> None:
    """Như build, rồi gói thành hai tệp ZIM cho ứng dụng Kiwix vào dist/: có và không có tệp tải về."""
    from portal import pipeline

    _run_build(paths, engine, force=force)
    try:
        made = pipeline.zim(paths, loaded(paths))
    except pipeline.StepError as error:
        raise click.ClickException(str(error)) from None
    for path in made:
        out.print(f"ZIM: {path} ({path.stat().st_size / 1e6:.1f} MB)")


@click.command()
@click.option("--address", metavar=say("serve-address"), help=say("serve-address-help"))
@click.option("--lop", "hall", is_flag=True, help=say("serve-hall-help"))
@ENGINE
@click.pass_obj
def serve(paths: Paths, address: str | None, hall: bool, engine: str) -> None:
    """Xem thử trên máy, tự nạp lại khi sửa nội dung; --lop: cho cả lớp đọc trang đã dựng."""
    if hall:
        _serve_class(paths, address)
    else:
        _serve_drafts(paths, engine, address or "127.0.0.1:8000")


def _serve_drafts(paths: Paths, engine: str, address: str) -> None:
    from portal import pipeline
    from portal.desk.server import DeskError, opened
    from portal.engines.building import EngineError, draft_command

    catalogue, _ = checked(paths, drafts=True)
    try:
        command, environment = draft_command(paths, catalogue, engine, address)
        pipeline.assets(paths, catalogue.portal, out.print)
    except (EngineError, pipeline.StepError) as error:
        raise click.ClickException(str(error)) from None
    pipeline.handouts(paths, catalogue, lambda _: None)
    try:
        # Loopback alone, whatever network the drafts are shown in.
        desk = opened(paths, int(address.rpartition(":")[2]) + 1, f"http://{address}/")
        out.print(say("intake-desk", desk.address), markup=False)
    except DeskError as error:
        err.print(str(error), markup=False)
    try:
        code = subprocess.run(command, cwd=paths.root, env=environment, check=False).returncode
    except KeyboardInterrupt:
        code = 0
    raise click.exceptions.Exit(code)


def _serve_class(paths: Paths, address: str | None) -> None:
    from portal import hall

    try:
        host, port = hall.given(address) if address else (_chosen(hall.local_addresses()), None)
        running = hall.opened(paths.site, loaded(paths).portal, host, port)
    except hall.HallError as error:
        raise click.ClickException(str(error)) from None
    out.print(hall.told(running), markup=False)
    try:
        running.wait()
    except KeyboardInterrupt:
        running.close()
        out.print(say("hall-closed"))


def _chosen(hosts: list[str]) -> str:
    """The address in the network of the phones; asked when there are several and somebody is there."""
    if len(hosts) == 1 or not sys.stdin.isatty():
        return hosts[0]
    out.print(say("hall-addresses"))
    for number, host in enumerate(hosts, 1):
        out.print(f"  {number}. {host}")
    chosen = click.prompt(
        say("hall-which"), type=click.IntRange(1, len(hosts)), default=1, show_default=True
    )
    return hosts[int(chosen) - 1]
