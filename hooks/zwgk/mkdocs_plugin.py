"""MkDocs as the frame: the only module that imports it (architecture 3.3).

The hook of this repository and the plugin of installed sites are this one object.
"""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, Literal, get_args
from urllib.parse import urlsplit

from jinja2 import Environment
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from zwgk import theme
from zwgk.build import build
from zwgk.clock import today_from
from zwgk.finished import write_manifest
from zwgk.load import SHARED_FOLDERS
from zwgk.model.kinds import RECORD_TYPES
from zwgk.model.result import BuildResult, PlannedPage
from zwgk.model.search import Numbering
from zwgk.model.settings import Settings, listed
from zwgk.outputs import Terms
from zwgk.problem import Level, Problem, Totals
from zwgk.render import MARKDOWN, Bodies, Renderer, add_filters, problems_page

log = get_plugin_logger("zwgk")


class ZwgkConfig(Config):  # type: ignore[no-untyped-call]
    """The ``zwgk`` block: under ``plugins`` when installed, under ``extra`` on the hook route."""

    catalog_dir = config_options.Type(str, default="catalog")
    interpretations_dir = config_options.Type(str, default="interpretations")
    offline = config_options.Type(bool, default=False)
    shared = config_options.Type((str, list), default=[])
    kiosk = config_options.Type(bool, default=False)
    history = config_options.Type(bool, default=False)
    cache = config_options.Type(bool, default=True)
    search_numbering = config_options.Choice(get_args(Numbering), default="facets")
    elder_static = config_options.ListOfItems(
        config_options.Choice([t.kind.name for t in RECORD_TYPES]),
        default=list(Settings().elder_static),
    )
    # Only the command ``book`` reads these two.
    book_sans = config_options.Type((str, list), default=list(Settings().book_sans))
    book_serif = config_options.Type((str, list), default=list(Settings().book_serif))


class ManagedFile(File):
    """A source the engine publishes: links to it resolve, MkDocs neither renders nor copies it."""

    def is_documentation_page(self) -> bool:
        """Not a page of MkDocs'."""
        return False

    def is_modified(self) -> bool:
        """Nothing to copy."""
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """Not copied: the engine writes what comes of it."""


class _Counter(logging.Handler):
    """Counts MkDocs' warnings, so that a strict build that fails leaves the old site."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.count = 0

    def emit(self, record: logging.LogRecord) -> None:
        self.count += 1


class ZwgkPlugin(BasePlugin[ZwgkConfig]):  # type: ignore[no-untyped-call]
    """Loads, checks and renders a disclosure site, and hands MkDocs the finished files."""

    def __init__(self) -> None:
        """Start with nothing built."""
        super().__init__()
        self._serving = False
        self._bodies = Bodies()
        self._terms: Terms | None = None
        self._result: BuildResult | None = None
        self._renderer: Renderer | None = None
        self._pages: dict[str, PlannedPage] = {}
        self._live = Path()
        self._staging: Path | None = None
        self._built_once = False
        self._counter = _Counter()

    # -- events ------------------------------------------------------------------------

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember the command; having this event keeps the object across serve builds."""
        self._serving = command == "serve"
        self._terms = Terms(keep=True) if self._serving else None

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Fix what a site may not change, watch all sources, build aside."""
        root = _root(config)
        config.use_directory_urls = True
        extensions, settings = MARKDOWN
        config.markdown_extensions = list(extensions)
        config.mdx_configs = {k: dict(v) for k, v in settings.items()}
        config.theme.static_templates.clear()
        shared = [root / path for path in listed(self.config.shared)]
        for folder in (
            root / self.config.catalog_dir,
            root / self.config.interpretations_dir,
            *(path / name for path in shared for name in SHARED_FOLDERS),
        ):
            path = str(folder)
            if Path(path).is_dir() and path not in config.watch:
                config.watch.append(path)
        if theme.THEME.is_relative_to(root) and str(theme.THEME) not in config.watch:
            config.watch.append(str(theme.THEME))
        self._live = Path(config.site_dir)
        _refuse_sources(self._live)
        staging = self._live.with_name(f".{self._live.name}-{os.getpid()}")
        shutil.rmtree(staging, ignore_errors=True)
        staging.mkdir(parents=True)
        self._staging = staging
        config.site_dir = str(staging)
        self._counter.count = 0
        logging.getLogger("mkdocs").addHandler(self._counter)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Run the engine; take its sources out of MkDocs' hands, put its files in."""
        root = _root(config)
        result, renderer = self._build(root, config)
        _report(result)
        if result.stopped or result.plan is None or renderer is None:
            self._result = result
            self._renderer = None
            if self._serving:
                return Files([])
            raise PluginError(Totals.of(result.problems).sentence() + "改正以上错误后再发布。")
        self._result, self._renderer = result, renderer
        pages = {p.source: p for p in result.plan.pages if p.template == "main.html"}
        self._pages = {}
        content = _content_dir(root, config)
        kept = Files([])
        for file in files:
            source = f"{content}/{file.src_uri}"
            if file.abs_src_path and Path(file.abs_src_path).is_relative_to(config.docs_dir):
                if source in pages:
                    self._pages[file.src_uri] = pages[source]
                    kept.append(file)
                elif source in result.managed:
                    kept.append(_managed(file, result.plan.addresses.get(source), config))
            elif _is_own_theme_file(file, config):
                kept.append(file)
        for output in result.files:
            kept.append(File.generated(config, output.path, content=output.content))
        for source, address in sorted(result.plan.addresses.items()):
            if not source.startswith(f"{content}/"):
                kept.append(_outside_docs(source, content, address, config))
        return kept

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Give MkDocs' templates the filters of ours."""
        if self._renderer:
            add_filters(env, self._renderer.addressing, self._renderer.markdown)
        return env

    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Hand-written pages say the values of facts they name, as records do."""
        planned = self._pages.get(page.file.src_uri) if self._renderer else None
        return planned.body.text if planned and planned.body and planned.filled else markdown

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Hand-written bodies get the same finish as records' bodies."""
        if not (self._renderer and self._result and self._result.plan):
            return html
        planned = self._pages[page.file.src_uri]
        return self._renderer.hand_written(self._result.plan, planned, html)

    def on_page_context(
        self, context: Any, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> Any:
        """The view of a hand-written page, as every page of ours has one."""
        if self._renderer and self._result and self._result.plan:
            planned = self._pages[page.file.src_uri]
            context.update(self._renderer.context(self._result.plan, planned, page.content or ""))
        return context

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Put the new site in place of the old one, whole; or leave the old one.

        The last of all plugins, so that what others write is moved and in the manifest.
        """
        logging.getLogger("mkdocs").removeHandler(self._counter)
        config.site_dir = str(self._live)
        broken = self._renderer is None
        if broken or (config.strict and self._counter.count and not self._serving):
            self._discard()
            if broken and self._result:
                self._show_problems(self._result)
            return
        if self._staging:
            if not self._serving:  # nobody publishes what serve makes
                write_manifest(self._staging)
            _swap(self._staging, self._live)
        self._staging = None
        self._built_once = True

    def on_build_error(self, *, error: Exception) -> None:
        """A failure leaves nothing behind and the old site whole."""
        logging.getLogger("mkdocs").removeHandler(self._counter)
        self._discard()

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> LiveReloadServer:
        """Nothing to add: sources are watched since ``on_config``."""
        return server

    # -- work --------------------------------------------------------------------------

    def _discard(self) -> None:
        """Remove the half-made site, if this build has begun one."""
        if self._staging:
            shutil.rmtree(self._staging, ignore_errors=True)
        self._staging = None

    def _build(self, root: Path, config: MkDocsConfig) -> tuple[BuildResult, Renderer | None]:
        custom = config.theme.custom_dir
        own = (Path(custom),) if custom and Path(custom).resolve() != theme.THEME else ()
        return build(
            root,
            today=_today(),
            settings=Settings(
                content_dir=_content_dir(root, config),
                catalog_dir=self.config.catalog_dir,
                interpretations_dir=self.config.interpretations_dir,
                offline=self.config.offline,
                shared=listed(self.config.shared),
                kiosk=self.config.kiosk,
                history=self.config.history,
                cache=self.config.cache,
                search_numbering=self.config.search_numbering,
                elder_static=tuple(self.config.elder_static),
            ),
            bodies=self._bodies,
            terms=self._terms,
            with_csp=not self._serving,
            base_path=urlsplit(config.site_url or "/").path if self._serving else None,
            overrides=own,
        )

    def _show_problems(self, result: BuildResult) -> None:
        """Under serve: the problems at /problems/; everywhere while there is no site yet."""
        html = problems_page(theme.THEME, result.problems)
        self._live.mkdir(parents=True, exist_ok=True)
        places = ["problems/index.html"]
        if not self._built_once:
            places += ["index.html", "404.html"]
        for place in places:
            path = self._live / place
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(html, "utf-8")
        log.info("网页没有更新，问题列在 /problems/；改好后会自动更新")


def _today() -> date:
    try:
        return today_from(os.environ)
    except ValueError as error:
        raise PluginError(str(error)) from error


def _report(result: BuildResult) -> None:
    """Problems to the log, where ``--strict`` counts errors only.

    What ``zwgk check`` passes can be published; warnings and duties are told (rulings 1).
    """
    for problem in result.problems:
        mark = "" if problem.level is Level.error else f"{problem.level.value}: "
        text = f"{problem.where}: [{problem.code}] {mark}{problem.message}\n    → {problem.advice}"
        log.log(_log_level(problem), text)
    for title in result.held_back:
        log.info("未到发布时间，暂不公开:%s", title)


def _log_level(problem: Problem) -> int:
    if problem.stops:
        return logging.ERROR
    return logging.INFO


def _root(config: MkDocsConfig) -> Path:
    """The folder of ``mkdocs.yml``, absolute like MkDocs' other paths."""
    return Path(config.config_file_path).absolute().parent


def _content_dir(root: Path, config: MkDocsConfig) -> str:
    folder = Path(config.docs_dir)
    if not folder.is_relative_to(root):
        raise PluginError(
            f"docs_dir 是“{folder}”，不在 mkdocs.yml 所在的文件夹“{root}”里\n"
            "把源文件放进 mkdocs.yml 所在的文件夹，docs_dir 写文件夹的名字，例如 content"
        )
    return folder.relative_to(root).as_posix()


def _managed(file: File, address: str | None, config: MkDocsConfig) -> ManagedFile:
    managed = ManagedFile(file.src_uri, file.src_dir, str(config.site_dir), use_directory_urls=True)
    if address is None:  # not public: a link to it leads to the index of what is
        address = "all/"
    managed.dest_uri = f"{address}index.html" if address.endswith("/") else address
    managed.url = address
    managed.inclusion = file.inclusion
    return managed


def _outside_docs(source: str, content: str, address: str, config: MkDocsConfig) -> ManagedFile:
    """A source beside the content folder, so that hand-written pages may link to it."""
    up = "../" * (content.count("/") + 1)
    file = ManagedFile(up + source, config.docs_dir, str(config.site_dir), use_directory_urls=True)
    file.dest_uri = f"{address}index.html" if address.endswith("/") else address
    file.url = address
    return file


def _is_own_theme_file(file: File, config: MkDocsConfig) -> bool:
    """Files of a site's own theme folder stay; ours are bundled, Material's not published."""
    custom = config.theme.custom_dir
    if not custom or Path(custom).resolve() == theme.THEME or not file.abs_src_path:
        return False
    return Path(file.abs_src_path).resolve().is_relative_to(Path(custom).resolve())


def _refuse_sources(live: Path) -> None:
    """A site is never written over a folder that somebody works in."""
    found = next((n for n in _WORKED_IN if (live / n).exists()), None)
    if found:
        raise PluginError(
            f"输出文件夹 {live} 里有 {found}，像是别的工作文件夹，没有改动。"
            "换一个空的文件夹，或者用 zwgk build --site-dir 另写一个。"
        )


#: What no built site holds at its top.
_WORKED_IN = (".git", "mkdocs.yml", "content", "catalog/sectors.yml", "pyproject.toml")


def _swap(new: Path, live: Path) -> None:
    """Replace ``live`` by ``new`` by renaming; by copying where renaming is impossible."""
    old = live.with_name(f".{live.name}-old-{os.getpid()}")
    shutil.rmtree(old, ignore_errors=True)
    try:
        if live.exists():
            live.rename(old)
        new.rename(live)
    except OSError:
        if old.exists() and not live.exists():
            old.rename(live)
        for entry in live.iterdir() if live.exists() else ():
            shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
        shutil.copytree(new, live, dirs_exist_ok=True)
        shutil.rmtree(new)
    shutil.rmtree(old, ignore_errors=True)
