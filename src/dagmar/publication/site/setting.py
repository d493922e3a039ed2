"""Setting pages: the templates, compiled once for each language.

A template has both languages side by side, as `[[Svenska||English]]`, so that nobody changes one and forgets the other; the
language is chosen when the template is compiled and costs nothing afterwards. Everything that is put into a page is escaped.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateNotFound
from jinja2.ext import Extension
from markupsafe import Markup, escape

from dagmar.publication.site.addresses import link
from dagmar.text import Language, Text

_BOTH = re.compile(r"\[\[(?P<sv>(?:(?!\]\]|\|\|).)*)\|\|(?P<en>(?:(?!\]\]).)*)\]\]", re.DOTALL)


class _Templates(BaseLoader):
    """The templates that lie in the package."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Any]:
        found = files("dagmar.publication.site").joinpath("templates", template)
        if not found.is_file():
            raise TemplateNotFound(template)
        return found.read_text("utf-8"), None, lambda: True


class _OneLanguage(Extension):
    """Leaves of each `[[sv||en]]` the one that the environment is for."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        language = str(self.environment.globals["language"])
        return _BOTH.sub(lambda found: found[language], source)


@cache
def environment(language: Language) -> Environment:
    """The templates in one language; `StrictUndefined`, so that a misspelt name is a fault and not an empty place."""
    made = Environment(
        loader=_Templates(),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
    )
    made.globals |= {"language": language, "other_language": "en" if language == "sv" else "sv"}
    made.filters["said"] = _said_in(language)
    made.add_extension(_OneLanguage)
    return made


def page(template: str, path: str, other: str, language: Language, **shown: Any) -> tuple[str, bytes]:
    """One page: where it stands, and its bytes. `other` is the same page in the other language."""
    text = (
        environment(language)
        .get_template(template)
        .render(up="../" * path.count("/"), here=path, other=link(path, other), **shown)
    )
    return path, text.encode()


def _said_in(language: Language) -> Any:
    """A text in the page's language. One that exists only in Swedish is marked so in English, for those who hear it read."""

    def said(text: Text) -> Markup:
        shown = escape(text.to(language))
        only_swedish = language == "en" and text.sv == text.en and any(letter.isalpha() for letter in text.sv)
        return Markup(f'<span lang="sv">{shown}</span>') if only_swedish else shown  # noqa: S704 -- escaped above

    return said
