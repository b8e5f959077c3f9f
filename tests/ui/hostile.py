"""What somebody might write who wants the window to do something: to read a file, to ask a host, to
look like something else. ``{file}`` is a picture on this disk, ``{host}`` a host of theirs."""

from __future__ import annotations

_TRAPS = (
    '<img src="file://{file}">',
    "<img src='{file}' width=600>",
    '<IMG SRC="file://{file}"/>',
    "<b>bold</b>",
    "<h1>BIG</h1>",
    '<a href="http://{host}/">Free cleaning</a>',
    '<a href="file://{file}">x</a>',
    '<img src="http://{host}/pixel.png">',
    '<img src="https://{host}/pixel.png" onerror="x()">',
    '<img src="//{host}/pixel.png">',
    '<img src="\\\\{host}\\share\\x.png">',
    '<img src="qrc:/x.png"><img src=":/x.png">',
    '<img src="data:image/png;base64,iVBORw0KGgo=">',
    "<body background='file://{file}'>x</body>",
    '<table background="{file}"><tr><td>x</table>',
    '<div style="background-image:url({file})">x</div>',
    "<style>@import url('http://{host}/x.css');</style>x",
    '<link rel="stylesheet" href="file://{file}">x',
    "<html><head><title>x</title></head><body>y</body></html>",
    "<!DOCTYPE html><p>x</p>",
    "<qt><img src='{file}'></qt>",
    "<?xml version='1.0'?><p>x</p>",
    "<script>fetch('http://{host}/')</script>",
    "<iframe src='file://{file}'></iframe>",
    '<object data="file://{file}"></object>',
    '<svg xmlns="http://www.w3.org/2000/svg"><image href="file://{file}"/></svg>',
    "<!-- hidden --><i>x</i>",
    "<br><br><br><br><br><br>",
    "<span style='color:transparent'>hidden</span>",
    "<ol><li>one</ol>",
    "&lt;b&gt;bold&lt;/b&gt; &amp; &#60;img src=&#39;{file}&#39;&#62;",
    "![x](file://{file})",
    "[Free cleaning](http://{host}/)",
    "# Heading\n\n* one\n* two",
    "file://{file}",
    "javascript:alert(1) data:text/html,<b>x",
    "http://{host}/x https://user:secret@{host}/",
    "Tom & Jerry &File &&amp;",
    "first\tsecond\tCtrl+Q",
    "%s %d %n {0} {name} {} %1 %%",
    "\u202egnp.exe\u202c reversed",
    "Ma\u200bria\u2060 Lo\u00adpez\ufeff",
    "z\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308algo",
    "\x00\x01\x07\x1b[31mred\x1b[0m\x7f",
    "\u2028line\u2029paragraph",
    "A" * 4000,
    "\U0001f468\u200d\U0001f469\u200d\U0001f467 family \U0001f3f4\u200d\u2620\ufe0f",
    "<img src='{file}'>" * 40,
    "QLabel { background-image: url({file}) }",
    "\n".join(["<img src='{file}'>"] * 12),
)


def strings(file: str, host: str) -> list[str]:
    """All of them, aimed at this file and host."""
    return [trap.replace("{file}", file).replace("{host}", host) for trap in _TRAPS]
