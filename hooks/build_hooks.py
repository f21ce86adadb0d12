"""The MkDocs hook of this repository: hands every event to the plugin object."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from mkdocs.config.defaults import MkDocsConfig

from zwgk.mkdocs_plugin import ZwgkPlugin

_plugin = ZwgkPlugin()


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Hooks have no options of their own; ours stand under ``extra: zwgk``."""
    _plugin.load_config(dict(config.extra.get("zwgk", {})))
    return _plugin.on_config(config)


on_startup = _plugin.on_startup
on_files = _plugin.on_files
on_env = _plugin.on_env
on_page_markdown = _plugin.on_page_markdown
on_page_content = _plugin.on_page_content
on_page_context = _plugin.on_page_context
on_post_build = _plugin.on_post_build
on_build_error = _plugin.on_build_error
on_serve = _plugin.on_serve
