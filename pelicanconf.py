"""Pelican's settings: paths, addresses, autoescape on, and our plugin.

The build (`python3 publish.py build`) adds the content folder, the output folder, the base
address and the checked catalogue; run alone, Pelican has nothing to write.
"""

from pathlib import Path

from activity_directory.portal import jinja, register

HERE = Path(__file__).parent

PLUGINS = [register]
THEME = str(HERE / "theme")
THEME_STATIC_PATHS: list[str] = []
"""The portal writes the theme's files itself, under names that tell their content."""
JINJA_ENVIRONMENT = dict(jinja.ENVIRONMENT)

ARTICLE_PATHS: list[str] = []
PAGE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
DIRECT_TEMPLATES: list[str] = []
"""Entries and pages are read and checked by the catalogue; Pelican reads none of them again."""
TEMPLATE_PAGES: dict[str, str] = {}
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
CATEGORY_SAVE_AS = ""
TAG_SAVE_AS = ""
AUTHOR_SAVE_AS = ""
ARCHIVES_SAVE_AS = ""
AUTHORS_SAVE_AS = ""
CATEGORIES_SAVE_AS = ""
TAGS_SAVE_AS = ""

TIMEZONE = "Europe/London"
DEFAULT_LANG = "en"
LOAD_CONTENT_CACHE = False
CACHE_CONTENT = False
DELETE_OUTPUT_DIRECTORY = False
