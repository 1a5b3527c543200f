"""opensearch.xml: lets a browser search this site from its address bar.

After OpenSearch 1.1 draft 6. It asks for whole addresses, so there is no such file
while the address of the site is not set.
"""

from xml.sax.saxutils import escape

from macros.exports.publication import Files, Publication


def description(publication: Publication) -> Files:
    """The description, when the address of the site is known."""
    if not publication.root:
        return
    name = publication.kennisbank.instellingen.naam
    lines = (
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
        f"  <ShortName>{escape(name[:16].rstrip())}</ShortName>",
        f"  <Description>{escape(f'Zoek in {name}')}</Description>",
        "  <Language>nl</Language>",
        "  <InputEncoding>UTF-8</InputEncoding>",
        f'  <Url type="text/html" template="{escape(publication.root)}zoeken/?q={{searchTerms}}"/>',
        "</OpenSearchDescription>",
    )
    yield "opensearch.xml", "\n".join(lines) + "\n"
