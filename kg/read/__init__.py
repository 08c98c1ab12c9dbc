r"""Page files to pages of articles, as a reader would thread them.

>>> from kg.read import thread
>>> [article.title for article in thread("铜梁签约27个项目\n\n本报讯（记者 陈维灯）10月12日，铜梁集中签约27个项目。")]
['铜梁签约27个项目']
"""

from __future__ import annotations

from kg.read.layout import thread
from kg.read.pages import read
from kg.read.readers import READERS
from kg.read.render import render

__all__ = ["READERS", "read", "render", "thread"]
